"""The history of one code is what whole releases say of it."""

from datetime import UTC, datetime

from hypothesis import given

from addenda.diffing.compare import compare
from addenda.diffing.tracing import trace, trace_first
from addenda.model.changes import Change, ChangeKind, Reason, Transient
from addenda.model.concept import ConceptKey, Value
from addenda.model.history import Chapter, Event, Knowledge, Listing, State
from addenda.model.snapshot import Snapshot
from tests.support.build import CODESET, concept, snapshot
from tests.support.strategies import snapshot_pairs

KEY = ConceptKey("A0001")
BASE: dict[str, Value] = {"long": "an invented scan", "added": "2010-01-01"}


def known(number: int) -> Knowledge:
    return Knowledge(f"{number:040}", datetime(2025, 1, number, tzinfo=UTC), f"commit {number}")


def chapter(release: str, *states: dict[str, Value] | None) -> Chapter:
    """A release that said one thing of a code after another; None where it has no row."""
    year = int(release[-1])
    found = [{} if fields is None else {KEY: concept(KEY.code, **fields)} for fields in states]
    listed = [State(known(year + number), one) for number, one in enumerate(found)]
    return Chapter(snapshot(found[-1].values(), release).release, tuple(listed))


def what(event: Event) -> tuple[str, ...]:
    match event.fact:
        case Change(kind=kind, reason=reason, on=on):
            return kind.value, reason.value if reason else "", on.isoformat()
        case Transient(added=added):
            return "transient", "", added.isoformat()
        case Listing(listed=listed, in_force=in_force):
            return "listed" if listed else "dropped", "in force" if in_force else "not in force", ""


def test_releases_one_after_another() -> None:
    ended = BASE | {"long": "a new text", "terminated": "2023-12-31"}
    events = trace(
        CODESET,
        [
            chapter("2021", BASE),
            chapter("2022", BASE),
            chapter("2023", BASE | {"long": "a new text"}),
            chapter("2024", ended),
            chapter("2025", ended | {"coverage": "C"}),
            chapter("2026", BASE),
            chapter("2027", None),
        ],
    )
    assert [(event.release.release, *what(event)) for event in events] == [
        ("2021", "listed", "in force", ""),
        ("2023", "revised", "", "2023-01-01"),
        ("2024", "deleted", "terminated", "2024-01-01"),
        ("2025", "updated", "", "2025-01-01"),
        ("2026", "added", "reactivated", "2026-01-01"),
        ("2027", "deleted", "absent", "2027-01-01"),
    ]
    assert not any(event.correction for event in events)


def test_a_row_that_comes_early_and_goes_late() -> None:
    coming = BASE | {"added": "2023-07-01"}
    ended = coming | {"terminated": "2024-03-31"}
    chapters = [chapter("2022", None), chapter("2023", coming), chapter("2024", coming), chapter("2025", ended)]
    events = trace(CODESET, [*chapters, chapter("2026", None)])
    assert [(event.release.release, *what(event)) for event in events] == [
        ("2023", "listed", "not in force", ""),
        ("2024", "added", "new", "2023-07-01"),
        ("2025", "deleted", "terminated", "2024-04-01"),
        ("2026", "dropped", "not in force", ""),
    ]


def test_a_code_that_ends_by_the_date_its_line_always_had() -> None:
    scheduled = BASE | {"terminated": "2021-06-30"}
    events = trace(CODESET, [chapter("2021", scheduled), chapter("2022", scheduled)])
    assert [what(event) for event in events][1:] == [("deleted", "terminated", "2021-07-01")]


def test_corrections_follow_their_release() -> None:
    events = trace(
        CODESET,
        [
            chapter("2021", None, BASE | {"added": "2021-04-01"}, BASE | {"added": "2021-01-01"}),
            chapter("2022", BASE | {"added": "2021-01-01"}, BASE | {"added": "2021-01-01", "long": "other"}),
        ],
    )
    assert [(event.release.release, event.correction, *what(event)) for event in events] == [
        ("2021", False, "listed", "in force", ""),
        ("2021", True, "listed", "not in force", ""),
        ("2021", True, "added", "new", "2021-01-01"),
        ("2022", False, "revised", "", "2022-01-01"),
        ("2022", True, "revised", "", "2022-01-01"),
    ]
    # what 2021 says now was brought by its second correction, and what 2022 says by its first
    assert [event.known.subject for event in events] == ["commit 3", "commit 2", "commit 3", "commit 3", "commit 3"]


def test_a_reused_number_is_two_events() -> None:
    other: dict[str, Value] = {"long": "something else altogether", "added": "2021-07-01"}
    events = trace(CODESET, [chapter("2021", BASE), chapter("2022", other)])
    facts = [event.fact for event in events[1:]]
    assert [(fact.kind, fact.reason) for fact in facts if isinstance(fact, Change)] == [
        (ChangeKind.DELETED, Reason.REUSED),
        (ChangeKind.ADDED, Reason.REUSED),
    ]


@given(snapshot_pairs())
def test_it_says_what_the_comparison_of_whole_releases_says(pair: tuple[Snapshot, Snapshot]) -> None:
    old, new = pair
    changes = compare(old, new)
    for key in {one.key for side in pair for one in side}:
        sides = [{one.key: one for one in side.find(key.code) if one.key == key} for side in pair]
        chapters = [Chapter(side.release, (State(known(1), of),)) for side, of in zip(pair, sides, strict=True)]
        facts = [event.fact for event in trace(CODESET, chapters) if event.release == new.release.id]
        told = [change for change in changes.changes if change.key == key]
        assert [fact for fact in facts if isinstance(fact, Change) and fact in told] == told
        passing = [one for one in changes.transients if one.concept.key == key]
        assert [fact for fact in facts if isinstance(fact, Transient)] == passing


def test_first_knowledge_and_corrections_make_a_story_in_which_nothing_stands_twice() -> None:
    new, newer = BASE | {"long": "a new text"}, BASE | {"long": "a newer text"}
    chapters = [chapter("2021", BASE), chapter("2022", new, BASE, newer), chapter("2023", newer), chapter("2024", None)]
    first = [(event.release.release, what(event)[0], event.known) for event in trace_first(CODESET, chapters)]
    assert first == [
        ("2021", "listed", chapters[0].states[0].known),
        ("2022", "revised", chapters[1].states[0].known),
        ("2024", "deleted", chapters[3].states[0].known),
    ]
    corrections = [event.known for event in trace(CODESET, chapters) if event.correction]
    assert corrections == [state.known for state in chapters[1].states[1:]]
