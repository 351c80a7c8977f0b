"""What must be true of the project as a whole: the shipped text, the packaging, the public names."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
SOURCES = sorted((PROJECT / "src").rglob("*.py"))
MADE_OF = {".ci", ".gitattributes", ".github", ".gitignore", ".pre-commit-hooks.yaml", "CHANGELOG.md", "LICENSE"}
MADE_OF |= {"Makefile", "README.md", "action.yml", "bench", "changes", "codesets", "docs", "examples", "pyproject.toml"}
MADE_OF |= {"requirements", "src", "templates", "tests"}


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, check=True).stdout
    return [PROJECT / name for name in listed.decode().split("\0") if name]


def test_nothing_else_stands_in_the_project() -> None:
    """As what a command wrote where it was tried: it may be made of a hospital's own charge master."""
    assert {path.relative_to(PROJECT).parts[0] for path in tracked()} == MADE_OF


def test_the_lock_names_no_address_and_pins_with_hashes() -> None:
    for lock in (PROJECT / "requirements").glob("*.lock"):
        text = lock.read_text()
        assert "://" not in text
        packages = re.findall(r"^[a-z0-9].*==", text, re.MULTILINE)
        assert packages
        assert text.count("--hash=sha256:") >= len(packages)


def public(node: ast.AST) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    """Yield the public classes, functions and methods below a node; nothing inside a function or a private class."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.ClassDef) and not child.name.startswith("_"):
            yield child
        if isinstance(child, ast.ClassDef) and not child.name.startswith("_"):
            yield from public(child)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(PROJECT / "src").as_posix())
def test_every_public_name_has_a_docstring(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    assert [node.name for node in public(tree) if ast.get_docstring(node) is None] == []


@pytest.mark.parametrize("path", [p for p in tracked() if p.suffix == ".md"], ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), f"{path.name} links to {target}"
