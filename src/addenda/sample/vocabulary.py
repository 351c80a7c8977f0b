"""Invented words. They read like anatomy and procedures, and are meant to name nothing that exists."""

from __future__ import annotations

import re


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


PROCEDURES = _listed(
    "Fensation Plicure Abstrusion Resolumation Velectomy Brellotomy Tessoplasty Ondulation Scarivation Luminesis "
    "Fasculation Intrembling Exovation Marcination Turbesis Cohorption Delamoring Strutopexy Vasperation Noduling"
)
SIDES = _listed("dorsal ventral left right upper lower inner outer")
STRUCTURES = _listed(
    "lumenar velar tessellar orbulic brellic marcial fasculine turbal ondular stravine nodulic pellian "
    "quorral sembral thulian vestric zonular calpine drovial ephoral"
)
PARTS = _listed(
    "fold strut arch veil crest loop plate horn ridge sheath notch bridge spur web basin collar rim lattice"
)
APPROACHES = _listed("transvelar perilumen subtessar orbicular transbrell endomarcial supraturb paracrestal")
IMAGING = _listed("tessigraphy brelloscopy lumenography velometry")
UNITS = _listed("strut fold plate crest loop ridge")
GRAFTS = _listed("brellen velorin tessite marcene ondulan stravex")

_ANALYTE_STARTS = _listed("tess brell lumen vel marc turb ond strav nod pell quorr sembr thul vestr zon calp")
_ANALYTE_ENDS = _listed("idin ogen osamine atrol ulase exin ophore amide inol estrin erase ylate")
ANALYTES = tuple(start + end for start in _ANALYTE_STARTS for end in _ANALYTE_ENDS)
MEASURES = _listed("titre quotient index panel binding fraction ratio profile")
METHODS = _listed("brellometric velotropic tessophoretic lumenscopic marcographic stravimetric")
EPONYMS = _listed("Orbelé Vastén Tórvan Quessière Märben Solvåt")
"""Names of invented people; their letters are beyond ASCII, as in the publishers' own texts."""
SPECIMENS = _listed("serum plasma filtrate swab lavage aspirate tissue fluid")

SECTIONS = ("Lumenar System", "Velar System", "Tessellar System", "Orbulic System", "Brellic System", "Assays")

_ABBREVIATIONS = {"additional": "ADDL", "approach": "APPR", "including": "INCL", "method": "METH", "without": "W/O"}
_DROPPED = _listed("of or in with")
_PLAIN = re.compile(r"[a-z]+")
_ASCII = str.maketrans("áäåéèíñóúü", "aaaeeinouu")
_FEWEST_LETTERS = 3

INVENTED = frozenset(
    word.lower() for words in (PROCEDURES, STRUCTURES, APPROACHES, IMAGING, GRAFTS, ANALYTES, METHODS) for word in words
)
"""Every invented word, in lower case; each long descriptor holds at least one."""


def squeeze(text: str, width: int) -> str:
    """Return upper-case words that fit a width: small words dropped, long ones cut, as publishers do by hand."""
    plain = text.lower().translate(_ASCII)
    words = [_ABBREVIATIONS.get(word, word.upper()) for word in _PLAIN.findall(plain) if word not in _DROPPED]
    lengths = [len(word) for word in words]
    letters, room = max(lengths), width - len(words) + 1
    while letters > _FEWEST_LETTERS and sum([min(length, letters) for length in lengths]) > room:
        letters -= 1
    return " ".join(word[:letters] for word in words)[:width].rstrip()
