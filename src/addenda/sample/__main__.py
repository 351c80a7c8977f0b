"""`python -m addenda.sample DIR` writes the shipped charge master into a folder."""

from __future__ import annotations

import argparse
from pathlib import Path

from addenda.sample.chargemaster import charge_master, write_csv
from addenda.sample.shipped import SAMPLE, sample_releases


def main(arguments: list[str] | None = None) -> None:
    """Write `charge-master.csv`, and make the folder where there is none."""
    parser = argparse.ArgumentParser(prog="python -m addenda.sample", description=main.__doc__)
    parser.add_argument("folder", metavar="DIR", type=Path)
    folder: Path = parser.parse_args(arguments).folder
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "charge-master.csv").open("w", encoding="utf-8", newline="") as stream:
        write_csv(charge_master(sample_releases(), SAMPLE.seed, SAMPLE.lines), stream)


if __name__ == "__main__":
    main()
