"""Lines on deleted codes for which the publisher says what to use, or the texts do, in each way that there is."""

from dataclasses import replace

from addenda.diffing.compare import compare
from addenda.impact.candidates.lines import with_candidates
from addenda.impact.candidates.suggest import suggest
from addenda.impact.facts import Facts
from addenda.impact.judge import assess
from addenda.model.chargemaster import ChargeMaster
from addenda.model.codeset import Absence, Field, Role
from addenda.model.concept import Concept, Value
from tests.rendering.scenario import line
from tests.support.build import CODESET, concept, snapshot

NOTED = replace(CODESET, fields=(*CODESET.fields, Field("instruction", "Instruction", Role.ADMINISTRATIVE)))
ARCH, CREST = "Plicure of a lumenar arch, orbicular approach", "Exovation of a crest; single strut"
LIVING = [
    concept("B0001", long="Noduling of a basin"),
    concept("B0002", long="Brellotomy of a plate"),
    concept("B0003", long="Tessidin titre, velotropic method"),
    concept("C0001", long="Ondulation of a strut, each"),
    concept("C0011", long=f"{ARCH} with graft"),
]
DELETED: dict[str, dict[str, Value]] = {
    "A0001": {"instruction": "(A0001 has been deleted. To report, see B0001 or B0002 and B0003 or C0001)"},
    "A0002": {"instruction": "for open approach, use B0001; for closed approach, use B0002", "long": "Approach"},
    "A0003": {"instruction": "use B0001 and B0002, respectively"},
    "A0004": {"cross_references": ["B0001"]},
    "A0005": {"cross_references": ["B0001", "B0002"]},
    "A0006": {"cross_references": ["D0001", "77777"]},
    "A0007": {"long": ARCH},
    "A0008": {"long": CREST},
    "A0009": {"long": "Luminesis"},
    "A0010": {"kind": "modifier", "long": "Invented reason"},
    "A0011": {"cross_references": ["77046"], "long": f"{ARCH} without graft"},
    "D0001": {"cross_references": ["B0003"], "long": "Turbesis"},
}
NEW = [
    concept("C0007", long=ARCH),
    concept("C0008", long="Exovation of a crest; single or double strut"),
    concept("C0009", long="Exovation of a crest; single strut, open"),
    concept("C0010", long="Invented reason", kind="modifier"),
]


def deleted(code: str, **fields: Value) -> Concept:
    return concept(code, **{"long": f"Item {code}"} | DELETED[code] | fields)


OLD_RELEASE = snapshot([*map(deleted, DELETED), *LIVING], "2025", codeset=NOTED, absence=Absence.DELETED)
NEW_RELEASE = snapshot(
    [*(deleted(code, terminated="2025-12-31") for code in DELETED), *LIVING, *NEW],
    "2026",
    codeset=NOTED,
    absence=Absence.DELETED,
)
CHANGES = compare(OLD_RELEASE, NEW_RELEASE)
SUGGESTIONS = suggest(CHANGES, NEW_RELEASE, likeness=False)
LINES = [line(row, code, "10.00", "1") for row, code in enumerate(DELETED, 2)]
LINES.append(line(30, "B0001", "10.00", "1", modifier="A0010"))
IMPACT = with_candidates(
    assess(Facts(CHANGES, ChargeMaster("charges.csv", "c" * 64, ("",), (), {"code": "Code"}, tuple(LINES), 0))),
    SUGGESTIONS,
)
