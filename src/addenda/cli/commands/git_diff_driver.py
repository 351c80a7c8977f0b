"""`addenda git-diff-driver`, which git runs for each file that it shows (`docs/git.md`).

`addenda init` has git run this module itself, by `python -m`, since to load the whole command line takes several times
as long as the work. So nothing is imported here but what the work needs.
"""

import sys

from addenda.rendering.concept_blocks import concept_blocks


def command(file: str) -> None:
    """Print a file of the store with one concept a block and one field a line; any other file as it is."""
    sys.stdout.buffer.write(concept_blocks(_text(file)))
    sys.stdout.buffer.flush()


def _text(file: str) -> bytes:
    try:
        with open(file, "rb") as opened:  # noqa: PTH123 - pathlib takes time to load, and git runs this for every file
            return opened.read()
    except OSError as error:
        from addenda.errors import NotFoundError, Problem  # here for start-up time alone

        raise NotFoundError(Problem(f"the file cannot be read ({error.strerror})", file)) from error


if __name__ == "__main__":
    command(sys.argv[1])
