"""A stand-in for the Python that setup-python gives: it makes environments and installs in them without an index.

It knows the two things that `.github/actions/install.sh` asks of Python. `-I -m venv DIR` makes the folder of programs.
`-I -m pip install` checks that the lock files are there, and writes the programs that the checkout's pyproject.toml
names, run by the interpreter of the tests; what it was asked is in DIR/asked. The real installation is a test of its
own.
"""

import shlex
import sys
import tomllib
from pathlib import Path

_PROGRAM = "#!{python}\nimport sys\nfrom {module} import {function}\nsys.exit({function}())\n"
_OWN = Path(__file__).resolve().parents[3]


def write_interpreter(file: Path) -> Path:
    """Write the program that stands in for Python."""
    file.parent.mkdir(parents=True, exist_ok=True)
    arguments = shlex.join([sys.executable, __file__, str(file)])
    file.write_text(f'#!/bin/sh\nexec {arguments} "$@"\n', encoding="utf-8")
    file.chmod(0o755)
    return file


def main(own: Path, arguments: list[str]) -> None:
    """Do what this Python is asked to do."""
    match arguments:
        case ["-I", "-m", "venv", folder]:
            write_interpreter(Path(folder) / "bin" / "python")
        case ["-I", "-m", "pip", *rest] if "install" in rest:
            with (own.parents[1] / "asked").open("a", encoding="utf-8") as asked:
                asked.write(f"{shlex.join(rest)}\n")
            _install(own.parent, rest)
        case _:
            sys.exit(f"the stand-in for Python does not know {shlex.join(arguments)}")


def _install(programs: Path, arguments: list[str]) -> None:
    locks = [Path(arguments[place + 1]) for place, one in enumerate(arguments) if one == "-r"]
    if missing := [str(lock) for lock in locks if not lock.is_file()]:
        sys.exit(f"pip: there is no {', '.join(missing)}")
    if locks:
        return
    wanted = Path(arguments[-1])
    source = wanted if wanted.is_dir() else _OWN  # a version of the index is this checkout too
    project = tomllib.loads((source / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for name, entry in project["scripts"].items():
        module, _, function = entry.partition(":")
        program = programs / name
        program.write_text(_PROGRAM.format(python=sys.executable, module=module, function=function), encoding="utf-8")
        program.chmod(0o755)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
