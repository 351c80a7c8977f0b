"""The first page of a site: code sets, their releases, and what changed from each to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from addenda.model.listing import counted
from addenda.rendering.site.paths import DATA, INDEX, MARKDOWN, pair_folder
from addenda.rendering.visible import visible
from addenda.rendering.words import from_files, number

if TYPE_CHECKING:
    from addenda.rendering.site.facts import CodeSetFacts, Known, Pair


@dataclass(frozen=True, slots=True)
class ReleaseRow:
    """A release. `known` is the day of its last commit, `corrections` how many followed its import, "" for none."""

    anchor: str
    release: str
    effective: str
    in_force: str
    concepts: str
    known: str
    corrections: str
    commit: str
    sources: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One of the bars of a pair; `y` and `width` are in hundredths of the picture."""

    tone: str
    y: str
    width: str


@dataclass(frozen=True, slots=True)
class PairRow:
    """What changed between two releases that follow each other; `said` is the same as the bars, in words."""

    old: str
    new: str
    page: str
    markdown: str
    data: str
    added: str
    deleted: str
    revised: str
    bars: tuple[Bar, ...]
    said: str


@dataclass(frozen=True, slots=True)
class CodeSetView:
    """A code set; `codes` says how many there are in all releases together.

    `other` is the command that makes the report of two releases that do not follow each other; "" where all do.
    """

    id: str
    title: str
    publisher: str
    codes: str
    releases: tuple[ReleaseRow, ...]
    pairs: tuple[PairRow, ...]
    other: str


def codeset_view(facts: CodeSetFacts) -> CodeSetView:
    """Return the view of a code set for a page that stands in the folder of the site."""
    longest = max((most for pair in facts.pairs for most in _three(pair)), default=0)
    return CodeSetView(
        id=facts.codeset.id,
        title=visible(facts.codeset.title),
        publisher=visible(facts.codeset.publisher),
        codes=counted(len(facts.codes), "code"),
        releases=tuple(_release(one) for one in facts.releases),
        pairs=tuple(_pair(pair, longest) for pair in facts.pairs),
        other=_other(facts),
    )


def anchor_of(release: object) -> str:
    """Return the name of a release's place on the page."""
    return f"release-{release}".replace("/", "-")


def _other(facts: CodeSetFacts) -> str:
    if len(facts.releases) <= 2:
        return ""
    first, last = (facts.releases[place].release.id for place in (0, -1))
    return f"addenda report {first} {last} --output report"


def _release(one: Known) -> ReleaseRow:
    release, last = one.release, one.known[-1]
    corrections = len(one.known) - 1
    return ReleaseRow(
        anchor=anchor_of(release.id),
        release=str(release.id),
        effective=release.effective.isoformat(),
        in_force=number(release.in_force),
        concepts=number(release.concepts),
        known=last.committed.date().isoformat(),
        corrections=number(corrections) if corrections else "",
        commit=last.commit,
        sources=visible(from_files([source.name for source in release.sources])),
    )


def _three(pair: Pair) -> tuple[int, int, int]:
    return pair.counts.added, pair.counts.deleted, pair.counts.revised


def _pair(pair: Pair, longest: int) -> PairRow:
    folder, (added, deleted, revised) = pair_folder(pair.old, pair.new), _three(pair)
    tones = (("add", added), ("delete", deleted), ("change", revised))
    return PairRow(
        old=str(pair.old),
        new=str(pair.new),
        page=f"{folder}/{INDEX}",
        markdown=f"{folder}/{MARKDOWN}",
        data=f"{folder}/{DATA}",
        added=number(added),
        deleted=number(deleted),
        revised=number(revised),
        bars=tuple(
            Bar(tone, str(34 * place), f"{100 * count / longest:.2f}")
            for place, (tone, count) in enumerate(tones)
            if count
        ),
        said=f"{number(added)} added, {number(deleted)} deleted, {number(revised)} revised",
    )
