"""The site as a whole: what its pages say, where they lead, who may have it."""

import json
import re
import subprocess
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from addenda.app.history import history
from addenda.app.site import base_address
from addenda.app.sites.stories import Stories
from addenda.errors import UsageError
from addenda.rendering.schemas import schema_text
from addenda.store.knowledge import editions
from addenda.store.store import Store
from tests.rendering.page import Page
from tests.support.cli import CommandLine
from tests.support.corrected_store import corrected_store
from tests.support.licensed import MARKER, NOTICE, licensed_store
from tests.support.schemas import assert_valid
from tests.support.site_store import HOSTILE, LONG_CODE, site_store

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_store(tmp_path_factory.mktemp("site") / "store")


@pytest.fixture
def site(store: Path, tmp_path: Path, addenda: CommandLine) -> Path:
    folder = tmp_path / "out" / "site"
    done = addenda("site", "--output", folder, "--store", store)
    assert (done.code, done.out) == (0, "")
    assert done.err.endswith(f"is at {(folder / 'index.html').as_uri()}\n")
    return folder


def files_of(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def text_of(page: Path) -> str:
    return " ".join(" ".join(Page(page.read_text(encoding="utf-8")).texts).split())


def test_the_folder_holds_a_page_for_each_pair_and_each_code(site: Path) -> None:
    names = set(files_of(site))
    pairs = {f"test/{pair}/{name}" for pair in ("2024..2025", "2025..2026") for name in PAIR}
    codes = {f"test/codes/{code}.html" for code in ("A0001", "A0002", "A0003", "A0009", "B0001")}
    lists = {"test/list/A.html", "test/list/B.html"}
    own = {"index.html", "search.html", "feed.atom", "_site/site.css", "_site/search.js", "_site/files.txt"}
    assert {name for name in names if not name.startswith("odd/")} == pairs | codes | lists | own | {
        "_site/index/test/1.js",
        "_site/index/odd/1.js",
    }
    odd = sorted(name for name in names if name.startswith("odd/codes/"))
    assert len(odd) == 5
    assert {"odd/codes/A1.html", "odd/codes/_a1.html", "odd/codes/_041_UX.html", "odd/codes/_0c4_1.html"} < set(odd)
    assert len({name.casefold() for name in names}) == len(names)
    assert (site / "_site/files.txt").read_text().splitlines() == sorted(names)
    assert max(len(name.rpartition("/")[2]) for name in names) < 120
    assert any(LONG_CODE in (site / name).read_text(encoding="utf-8") for name in odd)


PAIR = ("index.html", "report.md", "changeset.json", "changeset.schema.json")


def test_the_numbers_and_the_data_are_those_of_diff(
    site: Path, store: Path, tmp_path: Path, addenda: CommandLine
) -> None:
    first = text_of(site / "index.html")
    for old, new in (("2024", "2025"), ("2025", "2026")):
        file = tmp_path / "diff.json"
        asked = ("diff", f"test/{old}", f"test/{new}", "--store", store)
        assert addenda(*asked, "--format", "json", "--output", file).code == 0
        assert (site / f"test/{old}..{new}/changeset.json").read_bytes() == file.read_bytes()
        counts = addenda.document(*asked)["counts"]
        row = f"test/{old} to test/{new} + {counts['added']} − {counts['deleted']} ▲ {counts['revised']}"  # noqa: RUF001
        assert row in first
    assert "test/2024 to test/2025 + 1 − 1 ▲ 2" not in first  # a correction counts where it is known now  # noqa: RUF001
    assert "test/2024 to test/2025 + 1 − 1 ▲ 3" in first  # noqa: RUF001


def test_a_pair_is_told_as_the_report_tells_it(site: Path, store: Path, tmp_path: Path, addenda: CommandLine) -> None:
    assert addenda("report", "test/2024", "test/2025", "--output", tmp_path / "r", "--store", store).code == 0
    page = (site / "test/2024..2025/index.html").read_text(encoding="utf-8")
    way = re.search(r'<p class="over"><a href="../../index.html">.*</p>\n', page)
    assert way
    plain, links = re.subn(r'<a href="../../test/codes/(\w+).html">\1</a>', r"\1", page.replace(way[0], ""))
    assert plain == (tmp_path / "r" / "index.html").read_text(encoding="utf-8")
    assert links == len(re.findall(r'<tr id="code-', page)) > 0
    assert (site / "test/2024..2025/report.md").read_bytes() == (tmp_path / "r" / "report.md").read_bytes()


def test_the_data_of_a_pair_has_its_schema_beside_it(site: Path) -> None:
    folder = site / "test/2024..2025"
    data = (folder / "changeset.json").read_bytes()
    assert (folder / "changeset.schema.json").read_bytes() == schema_text(json.loads(data)["format"])
    assert_valid(data)
    assert 'href="changeset.schema.json"' in (folder / "index.html").read_text(encoding="utf-8")


def test_a_change_leads_to_the_page_of_its_code_and_back(site: Path) -> None:
    pair, code = site / "test/2024..2025/index.html", site / "test/codes/A0009.html"
    assert '<th scope="row"><a href="../../test/codes/A0009.html">A0009</a></th>' in pair.read_text(encoding="utf-8")
    assert 'href="../../test/2024..2025/index.html#code-A0009"' in code.read_text(encoding="utf-8")


def test_the_index_says_how_to_compare_releases_that_are_no_neighbours(site: Path) -> None:
    index = text_of(site / "index.html")
    assert "addenda report test/2024 test/2026 --output report" in index
    assert index.count("addenda report ") == 1  # the other code set has no such pair


def test_the_page_of_a_code_tells_its_history(site: Path) -> None:
    wheel = (site / "test/codes/A0009.html").read_text(encoding="utf-8")
    assert re.search(r"Imported <time>[\d-]+</time> \(commit \w{12}\)", wheel)
    assert re.search(r"Corrected <time>[\d-]+</time> \(commit \w{12}\)", wheel)
    assert "Wheel<ins> or wheels</ins>, each" in wheel
    assert 'href="../../test/2024..2025/index.html#code-A0009"' in wheel
    assert "Nothing new in test/2026." in wheel
    gone = text_of(site / "test/codes/A0002.html")
    assert "✕ Not in force in test/2026, last day 2024-12-31" in gone
    assert "Use instead: A0003 , Z9999" in gone
    assert "Fields in test/2025" in gone
    assert 'href="../../test/codes/A0003.html"' in (site / "test/codes/A0002.html").read_text(encoding="utf-8")
    assert "Z9999.html" not in (site / "test/codes/A0002.html").read_text(encoding="utf-8")
    assert "Named instead of: A0002" in text_of(site / "test/codes/A0003.html")


def test_every_link_leads_somewhere(site: Path) -> None:
    pages = {file: Page(file.read_text(encoding="utf-8")) for file in site.rglob("*.html")}
    for file, page in pages.items():
        assert page.open == []
        assert len(set(page.ids())) == len(page.ids())
        sources = {value for _, attrs in page.elements for name in ("href", "src") if (value := attrs.get(name))}
        assert sources
        for source in sources:
            assert "://" not in source
            address, _, place = unquote(source).partition("#")
            target = (file.parent / address).resolve() if address else file
            assert target.is_file(), (file, source)
            assert target.is_relative_to(site)
            if place:
                assert place in pages[target].ids(), (file, source)


def test_hostile_text_is_text_everywhere(site: Path) -> None:
    shown = HOSTILE.replace("\u202e", "\N{REPLACEMENT CHARACTER}").replace("\x00", "\N{SYMBOL FOR NULL}")
    page = Page((site / "test/codes/B0001.html").read_text(encoding="utf-8"))
    assert [tag for tag, _ in page.elements if tag in {"script", "b", "i"}] == ["b"] * 2
    assert shown.replace("\u2028", " ") in "".join(page.texts)
    for name in ("index.html", "search.html", "test/list/B.html"):
        tags = [tag for tag, _ in Page((site / name).read_text(encoding="utf-8")).elements]
        assert tags.count("script") == (name == "search.html")
        assert "i" not in tags
    for name, content in files_of(site).items():
        text = content.decode()
        assert "\x00" not in text, name
        assert "\u202e" not in text or name.endswith("changeset.json"), name


@pytest.mark.parametrize("again", ["the same folder", "a clone"])
def test_the_same_store_gives_the_same_bytes(
    again: str, site: Path, store: Path, tmp_path: Path, addenda: CommandLine
) -> None:
    before = files_of(site)
    target, source = (site, store) if again == "the same folder" else (tmp_path / "other", tmp_path / "clone")
    if again == "a clone":
        subprocess.run(["git", "clone", "-q", "--bare", store, source], check=True)
    assert addenda("site", "--output", target, "--store", source).code == 0
    assert files_of(target) == before


def test_all_histories_at_once_are_those_of_each_code(tmp_path: Path, addenda: CommandLine) -> None:
    with Store(corrected_store(tmp_path, addenda)) as opened:
        contents = opened.at()
        codeset, known = contents.codeset("hcpcs"), editions(contents, "hcpcs")
        stories = Stories(contents, codeset, contents.releases("hcpcs"), known)
        assert stories.codes == ("A0001", "A0002", "A0003", "A0005", "A0006", "A0009", "G0001", "ZZ")
        for story in stories:
            assert story.history == history(opened, "hcpcs", story.history.code)


def feed_of(folder: Path) -> ElementTree.Element:
    return ElementTree.parse(folder / "feed.atom").getroot()  # noqa: S314 our own file


def test_the_feed_has_an_entry_for_each_release(site: Path, store: Path) -> None:
    root = feed_of(site)
    entries = root.findall(f"{ATOM}entry")
    titles = [entry.findtext(f"{ATOM}title") for entry in entries]
    assert sorted(filter(None, titles)) == ["Odd <i>codes</i>: odd/2026", *(f"Test Codes: test/{y}" for y in YEARS)]
    ids = [element.text or "" for element in root.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids) == 5
    assert all(re.fullmatch(r"tag:addenda\.invalid,\d{4}-\d\d-\d\d:[\w/.-]+", one) for one in ids)
    dates = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]
    assert dates == sorted(dates, reverse=True)
    assert root.findtext(f"{ATOM}updated") == dates[0]
    assert all(datetime.fromisoformat(one).utcoffset() is not None for one in dates)
    command = ["git", "log", "-1", "--format=%cI", "--", "codesets/test/2025"]
    told = subprocess.run(command, cwd=store, capture_output=True, text=True, check=True).stdout.strip()
    corrected = entries[titles.index("Test Codes: test/2025")]
    assert datetime.fromisoformat(corrected.findtext(f"{ATOM}updated") or "") == datetime.fromisoformat(told)
    assert (corrected.findtext(f"{ATOM}summary") or "").endswith(
        "Against test/2024: 1 added, 1 deleted, 3 revised. Corrected 1 time."
    )
    for link in root.iter(f"{ATOM}link"):
        address, _, place = link.attrib["href"].partition("#")
        assert (site / address).is_file()
        assert not place or f'id="{place}"' in (site / address).read_text(encoding="utf-8")


YEARS = ("2024", "2025", "2026")


def test_with_an_address_the_feed_has_whole_links(store: Path, tmp_path: Path, addenda: CommandLine) -> None:
    options = ("--base-url", "https://example.org/a/b", "--codeset", "test", "--store", store)
    assert addenda("site", "--output", tmp_path / "s", *options).code == 0
    root = feed_of(tmp_path / "s")
    links = [(link.attrib["rel"], link.attrib["href"]) for link in root.iter(f"{ATOM}link")]
    assert links[:2] == [
        ("alternate", "https://example.org/a/b/index.html"),
        ("self", "https://example.org/a/b/feed.atom"),
    ]
    assert ("alternate", "https://example.org/a/b/test/2024..2025/index.html") in links
    ids = [element.text or "" for element in root.iter(f"{ATOM}id")]
    assert all(one.startswith("tag:example.org,") and ":a/b/" in one for one in ids)
    assert not (tmp_path / "s" / "odd").exists()


@pytest.mark.parametrize(
    "text", ["example.org", "ftp://example.org/", "https://", "https://e.org/?a", "https://[", "x y"]
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="--base-url"):
        base_address(text)


def licensed_files(store: Path, folder: Path, addenda: CommandLine, *options: str) -> dict[str, bytes]:
    assert addenda("site", "--output", folder, "--store", store, *options).code == 0
    return files_of(folder)


def test_licensed_texts_reach_no_public_site(tmp_path: Path, addenda: CommandLine) -> None:
    store = licensed_store(tmp_path / "store")
    done = addenda("site", "--output", tmp_path / "s", "--public", "--store", store)
    assert (done.code, done.out, (tmp_path / "s").exists()) == (5, "", False)
    assert done.err.startswith("error: Licensed Codes is licensed by its publisher and may not be published")
    bare = licensed_files(store, tmp_path / "bare", addenda, "--codes-only", "--public")
    whole = licensed_files(store, tmp_path / "whole", addenda)
    assert bare.keys() == whole.keys()
    assert [name for name, content in bare.items() if MARKER.casefold() in content.decode().casefold()] == []
    telling = {name for name, content in whole.items() if MARKER in content.decode()}
    assert {"_site/index/licensed/1.js", "licensed/codes/33400.html", "licensed/list/33.html"} < telling
    said = f"{NOTICE} Codes only: the publisher's texts are left out.".replace("'", "&#39;")
    assert all(said in content.decode() for name, content in bare.items() if "/codes/" in name)
    assert b'href="../../licensed/codes/33401.html"' in bare["licensed/codes/33400.html"]  # its family


BAD = [
    (("--codeset", "nothing"), 4, "The store has no code set 'nothing'. It has odd, test."),
    (("--base-url", "nowhere"), 2, "--base-url 'nowhere' is no address of a site."),
]


@pytest.mark.parametrize(("options", "code", "words"), BAD)
def test_bad_input_is_named(
    options: tuple[str, ...], code: int, words: str, store: Path, tmp_path: Path, addenda: CommandLine
) -> None:
    done = addenda("site", "--output", tmp_path / "s", "--store", store, *options)
    assert (done.code, words in done.err, (tmp_path / "s").exists()) == (code, True, False)


def test_an_empty_store_has_no_site(tmp_path: Path, addenda: CommandLine) -> None:
    addenda("init", tmp_path / "store")
    done = addenda("site", "--output", tmp_path / "s", "--store", tmp_path / "store")
    assert (done.code, done.err.startswith("error: There is no release to make a site of.")) == (4, True)


def test_a_folder_with_other_files_is_refused(store: Path, tmp_path: Path, addenda: CommandLine) -> None:
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "mine.txt").write_text("mine")
    done = addenda("site", "--output", tmp_path / "s", "--store", store)
    assert (done.code, "no site wrote: 'mine.txt'" in done.err) == (5, True)
    assert addenda("site", "--output", tmp_path / "s", "--store", store, "--force").code == 0
    assert (tmp_path / "s" / "mine.txt").read_text() == "mine"
