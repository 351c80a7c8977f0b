"""The page of one code: what it is now, what to use instead, and what each release and correction did to it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from addenda.model.changes import Change, ChangeKind, Transient
from addenda.model.codeset import Role
from addenda.rendering.describing import description, description_of, value_text
from addenda.rendering.entry_view import anchor
from addenda.rendering.field_view import FieldView, field_view
from addenda.rendering.history_json import KEPT, event_name
from addenda.rendering.history_text import known_text, what_happened
from addenda.rendering.site.paths import INDEX, Link, code_page, pair_folder, up
from addenda.rendering.visible import visible
from addenda.rendering.words import joined, last_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from addenda.model.concept import Concept, ConceptKey
    from addenda.model.history import Event, History
    from addenda.model.release import Release
    from addenda.rendering.site.facts import CodeSetFacts, Pair, Story

_SIGNS = {
    "added": "+",
    "deleted": "\N{MINUS SIGN}",
    "revised": "▲",
    "updated": "△",
    "listed": "•",
    "dropped": "◦",
    "transient": "◇",
}
_TONES = {"added": "add", "deleted": "delete", "revised": "change", "updated": "change"}


@dataclass(frozen=True, slots=True)
class EventView:
    """Something that happened: a sign and words, then the fields that differ, or a text."""

    sign: str
    tone: str
    what: str
    text: str
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """What one commit made known of a release."""

    known: str
    events: tuple[EventView, ...]


@dataclass(frozen=True, slots=True)
class ChapterView:
    """A release that brought something, or was corrected. `pair` leads to all that it changed; "" for the first."""

    release: str
    effective: str
    pair: Link
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class ConceptView:
    """The fields of one key, as title and value; `key` is "" where it is the code itself."""

    key: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CodeView:
    """All that the page of a code says; links are relative to the page.

    `others` are the codes that the publisher names beside this one, to use instead of one that is not in force.
    `silent` names the releases that brought nothing new, "" where there are none.
    """

    code: str
    codeset: str
    description: str
    in_force: bool
    status: str
    stands_in: str
    concepts: tuple[ConceptView, ...]
    others: tuple[Link, ...]
    replaces: tuple[Link, ...]
    family: tuple[Link, ...]
    chapters: tuple[ChapterView, ...]
    silent: str


class CodeViews:
    """Makes the views of the codes of one code set."""

    def __init__(self, facts: CodeSetFacts, named: Iterable[tuple[str, str]]) -> None:
        """Take what is known of the code set; `named` are deleted codes, each with one that is to be used instead."""
        self._facts = facts
        self._codeset = facts.codeset
        self._codes = frozenset(facts.codes)
        self._pairs = {pair.new: pair for pair in facts.pairs}
        self._replaces: dict[str, list[str]] = {}
        for old, new in named:
            self._replaces.setdefault(new, []).append(old)
        self._up = up(code_page(facts.codeset.id, ""))

    def of(self, story: Story) -> CodeView:
        """Return the view of a code, made safe to show but not yet escaped."""
        history, code = story.history, story.history.code
        told = [(release, view) for release in history.releases if (view := self._chapter(history, release))]
        brought = {release.id for release, _ in told}
        silent = [str(release.id) for release in history.releases if release.id not in brought]
        family = [one for one in self._facts.families.get(code, ()) if one != code]
        return CodeView(
            code=visible(code),
            codeset=visible(self._codeset.title),
            description=visible(description(story.concepts[0], self._codeset)),
            in_force=history.in_force,
            status=_status(history),
            stands_in=str(story.release.id),
            concepts=tuple(self._concept(concept, code) for concept in story.concepts),
            others=self._links(code for concept in story.concepts for code in concept.cross_references),
            replaces=self._links(self._replaces.get(code, ())),
            family=self._links(family),
            chapters=tuple(view for _, view in told),
            silent=f"Nothing new in {joined(silent)}." if silent else "",
        )

    def _links(self, codes: Iterable[str]) -> tuple[Link, ...]:
        """Return codes, each once; a code that has no page leads nowhere."""
        return tuple(
            Link(visible(code), f"{self._up}{code_page(self._codeset.id, code)}" if code in self._codes else "")
            for code in dict.fromkeys(codes)
        )

    def _concept(self, concept: Concept, code: str) -> ConceptView:
        titles = self._codeset.titles
        return ConceptView(
            key="" if str(concept.key) == code else visible(str(concept.key)),
            fields=tuple(
                (visible(titles.get(name, name)), visible(value_text(value))) for name, value in concept.fields.items()
            ),
        )

    def _chapter(self, history: History, release: Release) -> ChapterView | None:
        """Return what a release brought, and what each correction of it did; None where there is neither."""
        first = [event for event in history.first if event.release == release.id]
        corrections = [event for event in history.events if event.release == release.id and event.correction]
        if not first and not corrections:
            return None
        tellings = [self._telling("Imported", first, history)] if first else []
        for _, events in groupby(corrections, key=lambda event: event.known):
            tellings.append(self._telling("Corrected", list(events), history))
        pair = self._pairs.get(release.id)
        return ChapterView(
            release=str(release.id),
            effective=release.effective.isoformat(),
            pair=self._pair(pair, [_key(event) for event in (*first, *corrections)]) if pair else Link("", ""),
            tellings=tuple(tellings),
        )

    def _pair(self, pair: Pair, keys: Sequence[ConceptKey]) -> Link:
        """Return the way to a pair's page, and there to the code, where the page tells of it."""
        place = next((f"#{anchor(key)}" for key in keys if key in pair.keys), "")
        return Link(f"{pair.old} to {pair.new}", f"{self._up}{pair_folder(pair.old, pair.new)}/{INDEX}{place}")

    def _telling(self, verb: str, events: Sequence[Event], history: History) -> Telling:
        views = tuple(self._event(event, history) for event in events)
        return Telling(visible(f"{verb} {known_text(events[0].known)}"), views)

    def _event(self, event: Event, history: History) -> EventView:
        fact, name, key = event.fact, event_name(event.fact), _key(event)
        fields: tuple[FieldView, ...] = ()
        text = ""
        if isinstance(fact, Change) and fact.kind in KEPT:
            kept = [field for field in fact.fields if field.role is not Role.PROVENANCE]
            fields = tuple(field_view(field, self._codeset) for field in kept)
        elif isinstance(fact, Change):
            text = description_of(fact, self._codeset)
        else:
            text = description(fact.concept, self._codeset)
        what = what_happened(event) if str(key) == history.code else f"{key} {what_happened(event)}"
        return EventView(_SIGNS[name], _TONES.get(name, "plain"), visible(what), visible(text), fields)


def _key(event: Event) -> ConceptKey:
    fact = event.fact
    return fact.key if isinstance(fact, Change | Transient) else fact.concept.key


def _status(history: History) -> str:
    last = history.releases[-1].id
    if history.in_force:
        return f"In force in {last}"
    facts = [event.fact for event in history.events]
    ended = [fact.on for fact in facts if isinstance(fact, Change) and fact.kind is ChangeKind.DELETED]
    return f"Not in force in {last}" + (f", last day {last_day(ended[-1])}" if ended else "")
