"""Where things stand in a store: every path, relative to the repository's root, with forward slashes."""

from __future__ import annotations

from addenda.model.release import ReleaseId

ROOT = "codesets"
CODESET_FILE = "codeset.toml"
VIEWS_FILE = "views.toml"
RELEASE_FILE = "release.toml"
DECLARED_FILE = "declared.ndjson"
CHANGES_FILE = "CHANGES.md"
CONCEPTS = "concepts"
SHARD_SUFFIX = ".ndjson"
RESERVED_RELEASES = ("latest", "previous")


def codeset_folder(codeset: str) -> str:
    """Return the folder of a code set."""
    return f"{ROOT}/{codeset}"


def codeset_file(codeset: str) -> str:
    """Return the file that holds a code set's identity."""
    return f"{codeset_folder(codeset)}/{CODESET_FILE}"


def views_file(codeset: str) -> str:
    """Return the file that holds a store's own views of a code set."""
    return f"{codeset_folder(codeset)}/{VIEWS_FILE}"


def release_folder(release: ReleaseId) -> str:
    """Return the folder of a release."""
    return f"{codeset_folder(release.codeset)}/{release.release}"


def release_file(release: ReleaseId) -> str:
    """Return the file that holds what is known of a release."""
    return f"{release_folder(release)}/{RELEASE_FILE}"


def changes_file(release: ReleaseId) -> str:
    """Return the file that describes a release against its predecessor."""
    return f"{release_folder(release)}/{CHANGES_FILE}"


def shard_file(release: ReleaseId, shard: str) -> str:
    """Return the file of one shard of a release's concepts."""
    return f"{release_folder(release)}/{CONCEPTS}/{shard}{SHARD_SUFFIX}"
