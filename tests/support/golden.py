"""Golden files: expected output under `tests/golden/`, renewed only by `make golden`, never created silently."""

from pathlib import Path

FOLDER = Path(__file__).parents[1] / "golden"


class Golden:
    """Compares text with the golden file of a name, or renews that file when the flag says so."""

    def __init__(self, *, renew: bool) -> None:
        self._renew = renew

    def check(self, name: str, actual: str) -> None:
        path = FOLDER / name
        if self._renew:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(actual, encoding="utf-8", newline="\n")
            return
        assert path.exists(), f"there is no golden file {name}; run `make golden` and read what it wrote"
        assert actual == path.read_text(encoding="utf-8")
