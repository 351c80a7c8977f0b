"""The address that a file was downloaded from, in `release.toml`."""

from addenda.model.release import Source
from addenda.store.metadata import parse_release
from addenda.store.metadata_text import release_text
from tests.support.build import snapshot

RELEASE = snapshot([]).release


def test_an_address_is_kept_and_read_again() -> None:
    sources = (Source("a.zip", "ab" * 32, 5, "https://www.cms.gov/a.zip"), Source("a.txt", "cd" * 32, 7))
    text = release_text(RELEASE._replace(sources=sources))
    assert b'address = "https://www.cms.gov/a.zip"' in text
    assert text.count(b"address") == 1
    assert parse_release(text, "release.toml").sources == sources


def test_a_file_without_addresses_is_written_and_read_as_before() -> None:
    sources = (Source("a.txt", "cd" * 32, 7),)
    text = release_text(RELEASE._replace(sources=sources))
    assert b"address" not in text
    assert parse_release(text, "release.toml").sources == sources
