"""DeepDiff over rows by code, as JSON."""

import csv
import sys
from pathlib import Path

from deepdiff import DeepDiff


def _read(path: str) -> dict[str, dict[str, str]]:
    with Path(path).open(encoding="utf-8", newline="") as stream:
        return {row.pop("code"): row for row in csv.DictReader(stream)}


if __name__ == "__main__":
    old, new = map(_read, sys.argv[1:])
    sys.stdout.write(DeepDiff(old, new, verbose_level=2).to_json())
