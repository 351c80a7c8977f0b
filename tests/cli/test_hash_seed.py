"""The same input gives the same bytes, commits included, whatever the hash seed and the order of the input."""

import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

from addenda.model.concept import Concept
from tests.support.cli import CommandLine
from tests.support.corrected_store import Y2017, Y2018, Y2019, delivery
from tests.support.hcpcs_files import hcpcs_concept

ENDING = [hcpcs_concept(f"Q{number:04}", terminated="2018-06-30") for number in range(9)]
RELEASES = {"hcpcs/2017": Y2017, "hcpcs/2018": [*Y2018, *ENDING], "hcpcs/2019": [*Y2019, *ENDING]}
CHARGES = "Charge Code,Description,HCPCS,Price,Volume\n" + "".join(
    f"{row},Invented line,{one.code},10.00,{row}\n" for row, one in enumerate([*Y2017, *Y2019, *ENDING], 1)
)
PAIR = ("hcpcs/2018", "hcpcs/2019")
COMMANDS = [
    ["init", "."],
    *(["import", name, f"{name[-4:]}.zip"] for name in RELEASES),
    *(["diff", *PAIR, "--format", output] for output in ("json", "markdown", "text")),
    *(["reconcile", *PAIR, "--format", output] for output in ("json", "markdown", "text")),
    *(
        ["impact", *PAIR, "--chargemaster", "charges.csv", "--format", output]
        for output in ("json", "markdown", "text")
    ),
    ["history", "hcpcs", "G0001", "--format", "json"],
    ["export", "hcpcs/2019", "--output", "2019.csv"],
    ["report", *PAIR, "--chargemaster", "charges.csv", "--output", "report"],
]
RUN_ALL = """
import json, sys
from addenda.cli.main import main
for arguments in json.loads(sys.argv[1]):
    sys.argv = ["addenda", *arguments]
    try:
        main()
    except SystemExit as leave:
        assert not leave.code, arguments
"""


def whole_way(folder: Path, files: dict[str, bytes], hash_seed: str) -> dict[str, bytes]:
    """Run every command in a process of one hash seed; return what it printed and every file that it wrote."""
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    moment = "1767225600 +0000"
    settings = {"PYTHONHASHSEED": hash_seed, "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    command = [sys.executable, "-c", RUN_ALL, json.dumps(COMMANDS)]
    done = subprocess.run(command, cwd=folder, env=os.environ | settings, check=True, stdout=subprocess.PIPE)
    written = (path for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in written} | {"stdout": done.stdout}


def test_the_hash_seed_changes_no_byte(tmp_path: Path) -> None:
    files = {f"{name[-4:]}.zip": delivery(concepts) for name, concepts in RELEASES.items()}
    files["charges.csv"] = CHARGES.encode()
    ways = [whole_way(tmp_path / hash_seed, files, hash_seed) for hash_seed in ("0", "1", "4711")]
    assert {"stdout", "2019.csv", "report/index.html", "codesets/hcpcs/2019/CHANGES.md"} <= ways[0].keys()
    for way in ways[1:]:
        assert way.keys() == ways[0].keys()
        assert [name for name in way if way[name] != ways[0][name]] == []


def test_the_order_of_the_publishers_file_changes_nothing_but_its_name(tmp_path: Path, addenda: CommandLine) -> None:
    dice = Random(1)
    shuffled = {name: dice.sample(concepts, len(concepts)) for name, concepts in RELEASES.items()}
    assert imported(tmp_path / "one", RELEASES, addenda) == imported(tmp_path / "other", shuffled, addenda)


def imported(folder: Path, releases: dict[str, list[Concept]], addenda: CommandLine) -> list[dict[str, Any]]:
    """Import releases; return the comparison of the last two, and each committed tree of concepts."""
    addenda("init", folder)
    for name, concepts in releases.items():
        (folder / "codes.zip").write_bytes(delivery(concepts))
        assert addenda("import", name, folder / "codes.zip", "--store", folder).code == 0
    document = json.loads(addenda("diff", *PAIR, "--format", "json", "--store", folder).out)
    trees = [f"HEAD:codesets/{name}/concepts" for name in releases]
    ids = subprocess.run(["git", "rev-parse", *trees], cwd=folder, check=True, capture_output=True, text=True).stdout
    return [document["changes"], document["counts"], document["transient"], {"trees": ids.split()}]
