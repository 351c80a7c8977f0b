"""Downloads from a site on this machine that cuts, stalls, redirects, lies and sends pages."""

import hashlib
from pathlib import Path

import pytest

from addenda import __version__
from addenda.errors import AddendaError, InputError, NotFoundError, StoreError
from addenda.fetching.download import Downloaded, Downloader
from addenda.fetching.sources import Candidate, FileType
from addenda.fetching.transfer import Limits
from tests.support.archives import zip_of
from tests.support.file_server import (
    Answer,
    Request,
    Site,
    cut_after,
    endless,
    file,
    ranged,
    redirect,
    stalling,
    status,
    without_length,
)

ZIP = zip_of({"codes.txt": b"".join(hashlib.sha256(bytes([n % 256])).digest() for n in range(4000))})
LIMITS = Limits(size=1_000_000, timeout=0.5, attempts=3, pause=1.0)


class Fetch:
    """Downloads `/file.zip` of a site, and keeps what was told and waited."""

    def __init__(self, site: Site, folder: Path) -> None:
        self.site = site
        self.folder = folder
        self.told: list[tuple[int, int | None]] = []
        self.pauses: list[float] = []

    def __call__(self, *answers: Answer, kind: FileType = FileType.ZIP, limits: Limits = LIMITS) -> Downloaded:
        self.site.answers["/file.zip"] = list(answers)
        return self.downloader(limits).first_of([Candidate(f"{self.site.url}/file.zip", kind, "https://example/page")])

    def downloader(self, limits: Limits = LIMITS) -> Downloader:
        return Downloader(self.folder, limits, lambda *told: self.told.append(told), self.pauses.append)

    def refused(self, error: type[AddendaError], *answers: Answer, kind: FileType = FileType.ZIP) -> str:
        with pytest.raises(error) as caught:
            self(*answers, kind=kind)
        return str(caught.value)

    @property
    def left(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir())


@pytest.fixture
def fetch(site: Site, tmp_path: Path) -> Fetch:
    return Fetch(site, tmp_path / "kept")


def test_a_file_comes_whole_with_its_digest(fetch: Fetch) -> None:
    found = fetch(file(ZIP))
    assert found == Downloaded(
        fetch.folder / "file.zip", f"{fetch.site.url}/file.zip", hashlib.sha256(ZIP).hexdigest(), len(ZIP)
    )
    assert found.path.read_bytes() == ZIP
    assert fetch.left == ["file.zip"]
    assert fetch.told[-1] == (len(ZIP), len(ZIP))
    headers = fetch.site.requests[0][1]
    assert headers["User-Agent"] == f"addenda/{__version__}"
    assert headers["Accept-Encoding"] == "identity"


def test_a_cut_download_goes_on_where_it_was_cut(fetch: Fetch) -> None:
    found = fetch(cut_after(1000, ZIP, ETag='"one"'), ranged(ZIP))
    assert found.path.read_bytes() == ZIP
    assert fetch.site.ranges == ["", "bytes=1000-"]
    assert fetch.pauses == [1.0]
    assert fetch.left == ["file.zip"]


def test_a_later_run_goes_on_too(fetch: Fetch) -> None:
    message = fetch.refused(InputError, cut_after(1000, ZIP, ETag='"one"'))
    assert "the download failed 3 times" in message
    assert fetch.left == ["file.zip.part", "file.zip.part.json"]
    assert fetch.pauses == [1.0, 2.0]
    fetch.site.requests.clear()
    assert fetch(ranged(ZIP)).path.read_bytes() == ZIP
    assert fetch.site.ranges == ["bytes=1000-"]
    assert fetch.left == ["file.zip"]


def test_a_date_does_as_a_validator(fetch: Fetch) -> None:
    day = "Tue, 06 Jan 2026 10:00:00 GMT"
    fetch(cut_after(1000, ZIP, Last_Modified=day), file(ZIP))
    assert fetch.site.requests[1][1]["If-Range"] == day


@pytest.mark.parametrize("headers", [{}, {"ETag": 'W/"weak"'}], ids=["none", "weak"])
def test_without_a_validator_a_download_begins_anew(fetch: Fetch, headers: dict[str, str]) -> None:
    assert fetch(cut_after(1000, ZIP, **headers), file(ZIP)).path.read_bytes() == ZIP
    assert fetch.site.ranges == ["", ""]


def test_a_file_that_changed_meanwhile_comes_whole(fetch: Fetch) -> None:
    other = zip_of({"codes.txt": b"other"})
    assert fetch(cut_after(1000, ZIP, ETag='"one"'), ranged(other, '"two"')).path.read_bytes() == other
    assert fetch.site.ranges == ["", "bytes=1000-"]


def test_a_part_that_is_longer_than_the_file_is_dropped(fetch: Fetch) -> None:
    short = zip_of({"codes.txt": b"short"})
    answers = (cut_after(1000, ZIP, ETag='"one"'), ranged(short), ranged(short))
    assert fetch(*answers).path.read_bytes() == short
    assert fetch.site.ranges == ["", "bytes=1000-", ""]


def wrong_part(part: str, content: bytes) -> Answer:
    def answer(request: Request) -> None:
        request.head(206, len(content), Content_Range=part)
        request.wfile.write(content)

    return answer


@pytest.mark.parametrize("part", ["bytes 0-999/5000", "bytes 1000-1999/5000", "bytes */5000", ""])
def test_another_part_than_the_one_asked_for_is_dropped(fetch: Fetch, part: str) -> None:
    answers = (cut_after(1000, ZIP, ETag='"one"'), wrong_part(part, bytes(1000)), file(ZIP))
    assert fetch(*answers).path.read_bytes() == ZIP
    assert fetch.site.ranges == ["", "bytes=1000-", ""]


def test_a_site_that_stalls_is_left_and_asked_again(fetch: Fetch) -> None:
    found = fetch(stalling(1000, ZIP, ETag='"one"'), ranged(ZIP))
    assert found.path.read_bytes() == ZIP
    assert fetch.site.ranges == ["", "bytes=1000-"]


@pytest.mark.parametrize("code", [502, 503, 504])
def test_a_busy_site_is_asked_again_with_longer_pauses(fetch: Fetch, code: int) -> None:
    assert fetch(status(code), status(code), file(ZIP)).size == len(ZIP)
    assert fetch.pauses == [1.0, 2.0]
    message = fetch.refused(InputError, status(code))
    assert f"failed 3 times (at last: the site answered {code}" in message


@pytest.mark.parametrize("code", [400, 401, 403, 500])
def test_a_refusal_is_not_asked_again(fetch: Fetch, code: int) -> None:
    message = fetch.refused(InputError, status(code))
    assert f"the site answered {code}" in message
    assert "addenda import" in message
    assert len(fetch.site.requests) == 1


def test_the_next_address_is_tried_when_one_is_missing(fetch: Fetch) -> None:
    fetch.site.answers["/there.zip"] = [file(ZIP)]
    addresses = [f"{fetch.site.url}/{name}" for name in ("gone.zip", "there.zip", "never.zip")]
    found = fetch.downloader().first_of(Candidate(address, FileType.ZIP) for address in addresses)
    assert found.address == addresses[1]
    assert [path for path, _ in fetch.site.requests] == ["/gone.zip", "/there.zip"]


def test_all_addresses_that_are_missing_are_named(fetch: Fetch) -> None:
    addresses = [f"{fetch.site.url}/{name}" for name in ("one.zip", "two.zip")]
    with pytest.raises(NotFoundError) as caught:
        fetch.downloader().first_of(Candidate(address, FileType.ZIP, "https://example/page") for address in addresses)
    assert [problem.file for problem in caught.value.problems] == addresses
    assert "https://example/page" in str(caught.value)


def test_a_redirect_within_the_site_is_followed(fetch: Fetch) -> None:
    fetch.site.answers["/moved/file.zip"] = [file(ZIP)]
    found = fetch(redirect("/moved/file.zip"))
    assert found.path.read_bytes() == ZIP
    assert found.address == f"{fetch.site.url}/file.zip"


@pytest.mark.parametrize(
    "target",
    ["http://127.0.0.1:9/file.zip", "https://example.org/f.zip", "http://localhost/f.zip", "ftp://127.0.0.1/f"],
)
def test_a_redirect_elsewhere_is_refused_and_named(fetch: Fetch, target: str) -> None:
    message = fetch.refused(InputError, redirect(target))
    assert "redirects to another place" in message
    assert target in message


def test_a_redirect_to_another_scheme_of_the_same_host_is_refused(fetch: Fetch) -> None:
    target = fetch.site.url.replace("http:", "https:") + "/file.zip"
    assert target in fetch.refused(InputError, redirect(target))


def test_a_circle_of_redirects_ends(fetch: Fetch) -> None:
    assert "in a circle" in fetch.refused(InputError, redirect("/file.zip"))
    assert len(fetch.site.requests) == 5


PAGE = b"\r\n<!DOCTYPE html><html><head><title>Site</title></head><body>%s</body></html>"


def test_a_page_that_asks_for_a_licence_says_what_to_do(fetch: Fetch) -> None:
    message = fetch.refused(InputError, file(PAGE % b"License agreement: click ACCEPT", Content_Type="text/html"))
    assert "asks to accept a licence" in message
    assert "addenda import" in message
    assert "https://example/page" in message
    assert fetch.left == []


@pytest.mark.parametrize("kind", list(FileType))
def test_a_page_is_no_file_of_any_type(fetch: Fetch, kind: FileType) -> None:
    assert "a web page" in fetch.refused(InputError, file(PAGE % b"Welcome"), kind=kind)


@pytest.mark.parametrize(
    ("content", "kind", "words"),
    [
        (b"code,price\n", FileType.ZIP, "another file than a zip"),
        (b"%PDF-1.7", FileType.XLSX, "another file than a xlsx"),
        (ZIP, FileType.TEXT, "another file than a text"),
        (b"\0\1\2", FileType.TEXT, "another file than a text"),
        (b"", FileType.ZIP, "an empty file"),
        (ZIP[:-300], FileType.ZIP, "the zip is cut short"),
    ],
)
def test_another_type_is_refused(fetch: Fetch, content: bytes, kind: FileType, words: str) -> None:
    assert words in fetch.refused(InputError, file(content), kind=kind)
    assert fetch.left == []


def test_a_text_is_taken(fetch: Fetch) -> None:
    assert fetch(file(b"code,price\r\n00100,1\r\n"), kind=FileType.TEXT).size == 21


def test_no_length_is_no_matter(fetch: Fetch) -> None:
    assert fetch(without_length(ZIP)).path.read_bytes() == ZIP
    assert fetch.told[-1] == (len(ZIP), None)


def test_a_length_that_is_too_short_is_found(fetch: Fetch) -> None:
    def lying(request: Request) -> None:
        request.head(200, 500)
        request.wfile.write(ZIP)
        request.close_connection = True

    assert "cut short" in fetch.refused(InputError, lying)


def test_a_length_that_is_too_long_is_a_cut(fetch: Fetch) -> None:
    def lying(request: Request) -> None:
        request.head(200, len(ZIP) + 5)
        request.wfile.write(ZIP)
        request.cut()

    assert "failed 3 times" in fetch.refused(InputError, lying)


def test_what_is_too_large_is_refused_before_it_comes(fetch: Fetch) -> None:
    message = fetch.refused(InputError, stalling(0, bytes(2_000_000)))
    assert "2,000,000 bytes, more than 1,000,000" in message


def test_what_never_ends_is_refused(fetch: Fetch) -> None:
    assert "the file is too large" in fetch.refused(InputError, endless)
    assert fetch.left == []


def test_a_file_packed_on_the_way_is_refused(fetch: Fetch) -> None:
    assert "packs the file" in fetch.refused(InputError, file(ZIP, Content_Encoding="gzip"))


def test_a_site_that_is_not_there(tmp_path: Path, site: Site) -> None:
    site.url = site.url.rpartition(":")[0] + ":9"
    message = Fetch(site, tmp_path / "kept").refused(InputError)
    assert "the site cannot be reached" in message


def test_a_folder_that_cannot_be_written(site: Site, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file")
    assert "cannot be written" in Fetch(site, tmp_path / "kept").refused(StoreError, file(ZIP))


@pytest.mark.parametrize(
    ("path", "name"),
    [("/a%2F..%2Fb.zip", "b.zip"), ("/.hidden.zip", "hidden.zip"), ("/x/", "x"), ("/a%20b.zip", "a_b.zip")],
)
def test_the_name_of_the_file_is_harmless(fetch: Fetch, path: str, name: str) -> None:
    fetch.site.answers[path] = [file(ZIP)]
    found = fetch.downloader().first_of([Candidate(f"{fetch.site.url}{path}", FileType.ZIP)])
    assert found.path == fetch.folder / name
