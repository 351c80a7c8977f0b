"""A store on a server, taken through three yearly books and two corrections by pull requests of two people."""

import json
from pathlib import Path
from typing import Any

from tests.rendering.page import Page
from tests.scenarios.books import books, corrected_text, steady_codes, truth_of, write_book
from tests.scenarios.hub import Clone, Hub

FIRST, SECOND = steady_codes()[0], steady_codes()[-1]
"""A code that is corrected in the book of 2024, and one that is in that of 2025."""
ACTION = f"owner/addenda@{'0123456789' * 4}"


def proposed(hub: Hub, clone: Clone, branch: str, day: str, release: str, file: Path, *options: str) -> str:
    """Import on a branch and push that; return the commit."""
    hub.today(day)
    clone.git("switch", "--quiet", "-c", branch)
    commit = clone.imports(release, file, *options)
    clone.git("push", "--quiet", "origin", branch)
    clone.git("switch", "--quiet", "main")
    return commit


def merged(hub: Hub, clones: tuple[Clone, Clone], branch: str, day: str, way: str) -> str:
    """Merge, and bring both clones up to date; the day's commit on main is tagged. Return it."""
    hub.today(day)
    hub.merge(branch, way)
    for clone in clones:
        clone.git("pull", "--quiet", "--ff-only")
        assert clone.checked() == ""
    commit = clones[0].git("rev-parse", "HEAD")
    for clone in clones:
        clone.git("tag", f"as-of-{day}", commit)
    return commit


def changed(clone: Clone, old: str, new: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {"added": set(), "deleted": set(), "revised": set()}
    done = clone.run("diff", old, new, "--format", "json")
    assert done.code == 0, done.err
    for change in json.loads(done.out)["changes"]:
        found.setdefault(change["change"], set()).add(change["code"])
    return {name: found[name] for name in ("added", "deleted", "revised")}


def with_revised(year: str, *codes: str) -> dict[str, set[str]]:
    truth = truth_of(year)
    return truth | {"revised": truth["revised"] | {*codes}}


def only_revised(*codes: str) -> dict[str, set[str]]:
    return {"added": set(), "deleted": set(), "revised": {*codes}}


def listed(clone: Clone) -> dict[str, int]:
    (codeset,) = clone.addenda.document("list", "--store", clone.folder)["codesets"]
    return {one["release"]: one["in_force"] for one in codeset["releases"]}


def stories(clone: Clone, code: str) -> list[tuple[str, str, str, str, str]]:
    events = clone.addenda.document("history", "cpt", code, "--store", clone.folder)["events"]
    return [(e["event"], e["cause"], e["release"], e["commit"], e["committed"][:10]) for e in events]


def text_on(clone: Clone, codeset: str, code: str, day: str) -> tuple[str, str]:
    """Return the release that applies on a day and the text that it has."""
    shown = clone.addenda.document("show", codeset, code, "--on", day, "--store", clone.folder)
    return shown["release"], shown["concepts"][0]["fields"]["long"]


def reported(clone: Clone, folder: Path, old: str, new: str) -> tuple[dict[str, Any], str]:
    """Write a report; return its counts and its Markdown."""
    done = clone.run("report", old, new, "--output", folder)
    assert done.code == 0, done.err
    counts: dict[str, Any] = json.loads((folder / "report.json").read_text())["changeset"]["counts"]
    return counts, (folder / "report.md").read_text()


def site(clone: Clone, folder: Path) -> Path:
    done = clone.run("site", "--output", folder)
    assert done.code == 0, done.err
    return folder


def words(text: str) -> str:
    return "".join(text.split())  # what changed stands in elements of its own


def page_of(site: Path, code: str) -> str:
    return words("".join(Page((site / f"cpt/codes/{code}.html").read_text(encoding="utf-8")).texts))


def in_force(year: str) -> int:
    return len(books()[year].in_force)


def test_three_books_and_two_corrections(hub: Hub, tmp_path: Path) -> None:
    ann = hub.founded("ann", "--github", "--action", ACTION)
    bob = hub.clone("bob")
    both = (ann, bob)
    text, other = corrected_text(FIRST).removesuffix(", corrected"), corrected_text(SECOND)

    proposed(hub, ann, "book-2024", "2024-01-05", "cpt/2024", write_book(tmp_path, "2024"))
    first = merged(hub, both, "book-2024", "2024-01-10", "merge")
    assert listed(bob) == {"cpt/2024": in_force("2024")}
    assert stories(bob, FIRST) == [("listed", "release", "cpt/2024", first, "2024-01-10")]
    assert text_on(bob, "cpt", FIRST, "2024-06-01") == ("cpt/2024", text)
    assert bob.run("diff", "cpt/previous", "cpt/latest").code == 4
    assert words(text) in page_of(site(bob, tmp_path / "site-1"), FIRST)

    file = write_book(tmp_path, "2024", FIRST)
    proposed(hub, bob, "errata-2024", "2024-03-01", "cpt/2024", file, "--correction")
    second = merged(hub, both, "errata-2024", "2024-03-10", "squash")
    assert changed(ann, f"cpt/2024@{first}", "cpt/2024") == only_revised(FIRST)
    assert changed(ann, "cpt/2024@2024-03-09", "cpt/2024@2024-03-10") == only_revised(FIRST)
    assert changed(ann, "cpt/2024@2024-03-05", "cpt/2024@as-of-2024-01-10") == only_revised()
    assert stories(ann, FIRST)[-1] == ("revised", "correction", "cpt/2024", second, "2024-03-10")
    assert text_on(ann, "cpt", FIRST, "2024-02-01") == ("cpt/2024", f"{text}, corrected")
    assert text_on(ann, "cpt@2024-02-01", FIRST, "2024-02-01") == ("cpt/2024", text)

    proposed(hub, ann, "book-2025", "2025-01-05", "cpt/2025", write_book(tmp_path, "2025"))
    third = merged(hub, both, "book-2025", "2025-01-10", "rebase")
    assert listed(bob) == {"cpt/2024": in_force("2024"), "cpt/2025": in_force("2025")}
    assert changed(bob, "cpt/previous", "cpt/latest") == with_revised("2025", FIRST)
    assert changed(bob, f"cpt/2024@{first}", "cpt/2025") == truth_of("2025")
    assert stories(bob, FIRST)[1:] == [
        ("revised", "correction", "cpt/2024", second, "2024-03-10"),
        ("revised", "release", "cpt/2025", third, "2025-01-10"),
    ]
    counts, markdown = reported(bob, tmp_path / "report-3", "cpt/2024", "cpt/2025")
    assert [counts[name] for name in ("added", "deleted", "revised")] == [
        len(codes) for codes in with_revised("2025", FIRST).values()
    ]
    assert f"{text}~~, corrected~~" in markdown.replace("<del>", "~~").replace("</del>", "~~")

    proposed(hub, bob, "book-2026", "2026-01-05", "cpt/2026", write_book(tmp_path, "2026"))
    fourth = merged(hub, both, "book-2026", "2026-01-20", "squash")
    assert listed(ann)["cpt/2026"] == in_force("2026")
    assert changed(ann, "cpt/2025", "cpt/2026") == truth_of("2026")
    assert ann.run("show", "cpt/2026@2026-01-19", FIRST).code == 4
    assert stories(ann, SECOND) == [("listed", "release", "cpt/2024", first, "2024-01-10")]

    file = write_book(tmp_path, "2025", SECOND)
    proposed(hub, ann, "errata-2025", "2026-02-01", "cpt/2025", file, "--correction")
    fifth = merged(hub, both, "errata-2025", "2026-02-10", "merge")
    assert changed(bob, "cpt/2024", "cpt/2025") == with_revised("2025", FIRST, SECOND)
    assert changed(bob, "cpt/2025", "cpt/2026") == with_revised("2026", SECOND)
    assert changed(bob, f"cpt/2025@{fourth}", "cpt/2026") == truth_of("2026")
    assert changed(bob, "cpt/2025@as-of-2026-01-20", "cpt/2025@2026-02-10") == only_revised(SECOND)
    assert ("revised", "correction", "cpt/2025", fifth, "2026-02-10") in stories(bob, SECOND)
    assert text_on(bob, "cpt", SECOND, "2025-06-01") == ("cpt/2025", other)
    counts, _ = reported(bob, tmp_path / "report-5", "cpt/2025", "cpt/2026")
    assert counts["revised"] == len(with_revised("2026", SECOND)["revised"])
    page = page_of(site(bob, tmp_path / "site-5"), SECOND)
    assert (words(other) in page, "2026-02-10" in page) == (True, True)
    for year, codes in (("2025", (FIRST, SECOND)), ("2026", (SECOND,))):
        text = (bob.folder / f"codesets/cpt/{year}/CHANGES.md").read_text()
        assert f"| Revised | {len(with_revised(year, *codes)['revised'])} |" in text
