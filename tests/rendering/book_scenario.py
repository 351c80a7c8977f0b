"""One comparison of a code set with a book, with everything that the book tells."""

from dataclasses import replace

from addenda.diffing.book.reading import read_book
from addenda.diffing.compare import compare
from addenda.model.changes import ChangeSet
from addenda.model.concept import Concept
from tests.support.book import SHAPED, book, procedure

FOLDS, CRESTS = "Lumenar System", "Velar System"
LATER = "2025-12-31"
_STANDING = [
    procedure("10001", "Brellotomy of velar crest", FOLDS, added="2001-01-01"),
    procedure("10105", "Exovation of spur; each additional", FOLDS, flags=["add-on"]),
    procedure("0102T", "Cohorption of basin", "Emerging Procedures", added="2021-01-01"),
    procedure("0103T", "Cohorption of collar", "Emerging Procedures", added="2020-07-01"),
    procedure("0104T", "Cohorption of rim", "Emerging Procedures", added="2022-01-01"),
]


def _family(common: str, third: str) -> list[Concept]:
    return [
        procedure("10101", f"{common}; single strut", FOLDS, short="PLICURE SINGLE"),
        procedure("10102", f"{common}; two struts", FOLDS, short="PLICURE TWO"),
        procedure("10103", f"{common}; {third}", FOLDS, flags=["telemedicine"]),
    ]


_OLD = [
    *_STANDING,
    *_family("Plicure of fold", "three struts"),
    procedure("10200", "Luminesis of arch", FOLDS, flags=["telemedicine"]),
    procedure("20100", "Fasculation of horn", CRESTS),
    procedure("20200", "Fasculation of web", CRESTS),
    procedure("20300", "Noduling of lattice", FOLDS),
    procedure("20400", "Ondulation of plate", CRESTS, terminated="2022-12-31"),
    procedure("20500", "Vasperation of notch", CRESTS, added="2001-01-01"),
    procedure("0101T", "Delamoring of ridge", "Emerging Procedures", added="2019-01-01"),
]
_NEW = [
    *_STANDING,
    *_family("Plicure of fold or crest", "three struts or more"),
    procedure("10109", "Plicure of fold or crest; four struts", FOLDS, after="10102", flags=["resequenced"]),
    procedure("10200", "Luminesis of arch", FOLDS, flags=["audio-only", "telemedicine"]),
    procedure(
        "20100",
        "Fasculation of horn",
        terminated=LATER,
        cross_references=["10001", "10105", "10200"],
        instruction="(20100 has been deleted. To report, see 10001 or 10105, and 10200)",
    ),
    procedure("30300", "Noduling of lattice", CRESTS, flags=["modifier-51 exempt"]),
    procedure("20400", "Ondulation of plate", CRESTS),
    procedure("20500", "Marcination of left ephoral sheath, orbicular", CRESTS, added="2026-01-01"),
    procedure(
        "0101T",
        "Delamoring of ridge",
        added="2019-01-01",
        terminated=LATER,
        cross_references=["40101", "40102"],
        instruction="0101T has been deleted. To report, see 40101 or 40102",
    ),
    procedure("40101", "Delamoring of left ridge, open", CRESTS, flags=["FDA approval pending"]),
    procedure("40102", "Delamoring of right ridge, open", CRESTS),
    procedure("0201U", "Tessidin panel, serum", flags=["duplicate PLA"]),
]


def _changes() -> ChangeSet:
    old, new = book(_OLD, "2025"), book(_NEW, "2026")
    changes = read_book(compare(old, new), old, new)
    before = changes.old._replace(supplied=tuple(name for name in SHAPED.roles if name != "consumer"))
    return replace(changes, old=before, not_compared=("consumer", "flags"))


SHAPED_CHANGES = _changes()
