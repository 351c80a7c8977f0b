"""Where the real files are: `$ADDENDA_REAL_DATA`, else `../shared/data` beside the project."""

import os
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]


def real_file(name: str) -> Path:
    """Return the path of a real file; skip the test, with a reason, where there is none."""
    folder = Path(os.environ.get("ADDENDA_REAL_DATA", PROJECT.parent / "shared" / "data"))
    path = folder / name
    if not path.exists():
        pytest.skip(f"real file {name} is absent; set ADDENDA_REAL_DATA to the folder that holds it")
    return path
