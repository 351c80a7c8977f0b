"""`addenda fetch`, from a site on this machine: downloaded, imported, and where it came from recorded."""

import hashlib
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from git import Repo

from tests.reading.fees.files import csv_bytes, pprrvu, pprrvu_row
from tests.support.archives import zip_of
from tests.support.cli import CommandLine, Outcome
from tests.support.file_server import Site, cut_after, file, ranged, serving
from tests.support.hcpcs_files import hcpcs_concept, hcpcs_text

ZIP = zip_of({"HCPC2026_JAN_ANWEB.txt": hcpcs_text([hcpcs_concept("A0001"), hcpcs_concept("A0002")])})


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Site]:
    for name in ("http_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY", "ADDENDA_SOURCES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with serving() as site:
        yield site


@pytest.fixture
def store(tmp_path: Path, addenda: CommandLine) -> Path:
    addenda("init", tmp_path / "store")
    return tmp_path / "store"


@pytest.fixture
def fetch(site: Site, store: Path, tmp_path: Path, addenda: CommandLine) -> Callable[..., Outcome]:
    """Fetch local/2026-01 from the site, with further options; no shipped source has that code set."""
    sources = tmp_path / "sources.toml"
    sources.write_text(
        'format = "addenda.sources/1"\n[[source]]\ncodeset = "local"\ntitle = "Test"\ntype = "zip"\n'
        f"release = '(?P<year>\\d+)-(?P<month>\\d+)'\naddresses = [\"{site.url}/{{month}}.zip\"]\n"
    )
    return lambda *options: addenda("fetch", "local/2026-01", "--sources", sources, "--store", store, *options)


def test_a_release_is_downloaded_and_imported(
    site: Site, store: Path, tmp_path: Path, fetch: Callable[..., Outcome], addenda: CommandLine
) -> None:
    site.answers["/january.zip"] = [file(ZIP)]
    done = fetch()
    assert (done.code, done.out) == (0, "")
    digest = hashlib.sha256(ZIP).hexdigest()
    assert f"Downloaded {site.url}/january.zip ({len(ZIP):,} bytes, sha256 {digest})." in done.err
    assert "Imported local/2026-01" in done.err
    with (store / "codesets/local/2026-01/release.toml").open("rb") as stream:
        written = tomllib.load(stream)
    assert written["sources"][0] == {
        "name": "january.zip", "sha256": digest, "size": len(ZIP), "address": f"{site.url}/january.zip",
    }  # fmt: skip
    assert "address" not in written["sources"][1]
    assert str(written["effective"]) == "2026-01-01"
    assert addenda("check", "--store", store).code == 0
    assert list((tmp_path / "cache/addenda").iterdir()) == []
    again = fetch()
    assert again.code == 0
    assert "nothing to do" in again.err


def test_the_file_is_kept_where_it_is_asked_for(site: Site, tmp_path: Path, fetch: Callable[..., Outcome]) -> None:
    site.answers["/january.zip"] = [cut_after(len(ZIP) // 2, ZIP, ETag='"one"'), ranged(ZIP)]
    assert fetch("--keep", tmp_path / "kept").code == 0
    assert site.ranges == ["", f"bytes={len(ZIP) // 2}-"]
    assert [path.name for path in (tmp_path / "kept").iterdir()] == ["january.zip"]
    assert (tmp_path / "kept/january.zip").read_bytes() == ZIP


def test_sources_may_be_named_in_the_environment(
    site: Site, store: Path, tmp_path: Path, fetch: Callable[..., Outcome], addenda: CommandLine,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    site.answers["/january.zip"] = [file(ZIP)]
    monkeypatch.setenv("ADDENDA_SOURCES", str(tmp_path / "sources.toml"))
    assert addenda("fetch", "local/2026-01", "--store", store).code == 0


def test_an_edition_that_was_issued_again_needs_a_correction(site: Site, fetch: Callable[..., Outcome]) -> None:
    other = zip_of({"codes.txt": hcpcs_text([hcpcs_concept("A0001", long="Corrected")])})
    site.answers["/january.zip"] = [file(ZIP), file(other)]
    fetch()
    refused = fetch()
    assert refused.code == 5
    assert "--correction" in refused.err
    assert fetch("--correction").code == 0


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (None, 4, "the site has no such file"),
        (b"<html><body>License: I accept</body></html>", 3, "asks to accept a licence"),
        (b"code,price\r\n", 3, "another file than a zip"),
        (zip_of({"readme.txt": b"Hello"}), 3, "no reader recognises this"),
    ],
)
def test_what_goes_wrong_leaves_the_store_as_it_was(
    site: Site, store: Path, fetch: Callable[..., Outcome], content: bytes | None, code: int, words: str
) -> None:
    if content is not None:
        site.answers["/january.zip"] = [file(content)]
    before = Repo(store).head.commit
    outcome = fetch()
    assert outcome.code == code
    assert words in outcome.err
    assert "Traceback" not in outcome.err
    assert Repo(store).head.commit == before


def test_a_release_that_no_source_has(store: Path, addenda: CommandLine, site: Site) -> None:
    outcome = addenda("fetch", "hcpcs/spring", "--store", store)
    assert outcome.code == 4
    assert "no source has the release hcpcs/spring" in outcome.err
    assert site.requests == []


def test_a_file_of_sources_that_is_none(store: Path, tmp_path: Path, addenda: CommandLine) -> None:
    (tmp_path / "own.toml").write_text('format = "addenda.sources/1"\n[[source]]\ncodeset = "hcpcs"\n')
    outcome = addenda("fetch", "hcpcs/2026-01", "--sources", tmp_path / "own.toml", "--store", store)
    assert outcome.code == 7
    assert "title is missing" in outcome.err
    assert "addresses is missing" in outcome.err


def test_a_full_disk_is_told(site: Site, fetch: Callable[..., Outcome], limited: Callable[[], None]) -> None:
    site.answers["/january.zip"] = [file(ZIP + bytes(100_000), ETag='"one"')]
    limited()
    outcome = fetch()
    assert outcome.code == 6
    assert "the download cannot be written" in outcome.err


def test_one_of_two_schedules_in_a_zip(
    site: Site, store: Path, fetch: Callable[..., Outcome], addenda: CommandLine
) -> None:
    tables = {
        f"RVU_{name}.csv": csv_bytes(pprrvu(pprrvu_row("A0001", work=work)))
        for name, work in (("nonQPP", "1.00"), ("QPP", "1.10"))
    }
    site.answers["/january.zip"] = [file(zip_of(tables))]
    both = fetch()
    assert both.code == 3
    assert "holds more than one such file" in both.err
    assert "RVU_nonQPP.csv, RVU_QPP.csv" in both.err
    assert "--file" in both.err
    assert fetch("--file", "*nonqpp*").code == 0
    (shown,) = addenda.document("show", "local/2026-01", "A0001", "--store", store)["concepts"]
    assert shown["fields"]["work"] == "1.00"
    told = (store / "codesets/local/2026-01/release.toml").read_text()
    assert ("RVU_nonQPP.csv" in told, "RVU_QPP.csv" in told) == (True, False)
