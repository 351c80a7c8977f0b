from addenda.app.families import families_of
from addenda.model.changes import ChangeKind
from addenda.rendering.changes_view import build_changes
from tests.support.book import book, procedure, read

OLD = [procedure("10101", "Plicure of fold; single"), procedure("10102", "Plicure of fold; two")]
NEW = [
    procedure("10101", "Plicure of fold or crest; single"),
    procedure("10102", "Plicure of fold or crest; two"),
    procedure("10103", "Plicure of fold or crest; three"),
]


def test_a_revised_child_is_shown_among_its_family() -> None:
    changes = read(OLD, NEW)
    families = families_of(changes, book(NEW, "2026"))
    assert set(families) == {change.key for change in changes.of_kind(ChangeKind.REVISED)}
    view = build_changes(changes, families=families)
    (revised,) = (section for section in view.sections if section.id == "revised")
    family = revised.entries[1].family
    assert family is not None
    assert (family.common, family.count) == ("Plicure of fold or crest", "3")
    assert family.members == (("10101", "single"), ("10102", "two"), ("10103", "three"))


def test_a_code_alone_is_no_family() -> None:
    changes = read(OLD[:1], NEW[:1])
    assert families_of(changes, book(NEW[:1], "2026")) == {}


def test_a_family_that_stands_in_two_shards_is_whole() -> None:
    old, new = ([procedure("10999", f"{text}; one"), procedure("11001", f"{text}; two")] for text in ("Before", "Now"))
    families = families_of(read(old, new), book(new, "2026"))
    assert {len(family.members) for family in families.values()} == {2}
