"""The first commit of a store."""

from __future__ import annotations

from addenda.store import layout
from addenda.store.contents import Contents
from addenda.store.writing import Plan

_ATTRIBUTES = ".gitattributes"
_RULE = f"{layout.ROOT}/** text eol=lf"
_README = f"{layout.ROOT}/README.md"
_WELCOME = """# Code sets

Releases of medical code sets, one folder a release, kept by Addenda. Write here with `addenda import` only:
every line is canonical text, and `addenda check` says when one is not.
"""


def founding(contents: Contents) -> Plan | None:
    """Plan what makes a repository a store; None when it is one already."""
    if contents.has(layout.ROOT):
        return None
    attributes = contents.text(_ATTRIBUTES).decode() if contents.has(_ATTRIBUTES) else ""
    if attributes and not attributes.endswith("\n"):
        attributes += "\n"
    note = "# Canonical text: the same bytes, so the same blob ids, on every machine.\n"
    files = {_ATTRIBUTES: f"{attributes}{note}{_RULE}\n".encode(), _README: _WELCOME.encode()}
    return Plan(files, "Create a store of code sets\n")
