"""What must be true of the project as a whole: the shipped text, the packaging, the public names."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
SOURCES = sorted((PROJECT / "src").rglob("*.py"))


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, check=True).stdout
    return [PROJECT / name for name in listed.decode().split("\0") if name]


def test_the_lock_names_no_address_and_pins_with_hashes() -> None:
    for lock in (PROJECT / "requirements").glob("*.lock"):
        text = lock.read_text()
        assert "://" not in text
        packages = re.findall(r"^[a-z0-9].*==", text, re.MULTILINE)
        assert packages
        assert text.count("--hash=sha256:") >= len(packages)


def test_every_public_function_of_the_source_has_a_docstring() -> None:
    missing = [
        f"{path.relative_to(PROJECT)}:{node.lineno} {node.name}"
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and ast.get_docstring(node) is None
        and not _nested_in_private(path, node)
    ]
    assert missing == []


def _nested_in_private(path: Path, node: ast.FunctionDef | ast.ClassDef) -> bool:
    """Say whether a function stands inside another one, where it is nobody's interface."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [outer for outer in ast.walk(tree) if isinstance(outer, ast.FunctionDef)]
    return any(outer.lineno < node.lineno <= (outer.end_lineno or 0) for outer in functions)


@pytest.mark.parametrize("path", [p for p in tracked() if p.suffix == ".md"], ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), f"{path.name} links to {target}"
