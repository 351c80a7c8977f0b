"""An invented licensed code set of CPT's shape: every text that its publisher wrote holds one marker word."""

from datetime import date
from pathlib import Path

from addenda.app.founding import found_store
from addenda.app.importing import store_reading
from addenda.model.canonical import to_shards
from addenda.model.codeset import Absence, CodeSet, Field, Kind, Role
from addenda.model.concept import Concept, ConceptKey, Value
from addenda.model.cpt.fields import FIELDS
from addenda.model.cpt.kinds import CODE_PATTERN, kind_of
from addenda.model.declared import DeclaredChange
from addenda.model.release import Release, ReleaseId
from addenda.model.snapshot import Reading
from addenda.store.writing import WritableStore

MARKER = "Quorvenium"
"""It stands in no code, no notice and nothing that this project writes."""
NOTICE = "Licensed texts of the Invented Publisher; not to be passed on."

LICENSED = CodeSet(
    id="licensed",
    title="Licensed Codes",
    publisher="Invented Publisher",
    kind=Kind.NOMENCLATURE,
    code_pattern=CODE_PATTERN,
    shard=2,
    fields=(*FIELDS, Field("rule", "Payment rule", Role.PAYMENT), Field("rate", "Rate", Role.PAYMENT)),
    redistributable=False,
    notice=NOTICE,
)


def licensed_concept(code: str, words: str, **fields: Value) -> Concept:
    """Return a concept with a marked text in every field that can hold one."""
    text = f"{MARKER} {words}"
    every: dict[str, Value] = {
        "kind": str(kind_of(code)),
        "long": text,
        "medium": text.upper(),
        "short": text[:28],
        "consumer": f"plain words for {text}",
        "spanish_consumer": f"palabras {text}",
        "clinician": [f"{text} one", f"{text} two"],
        "hierarchy": {"section": f"{MARKER} System", "heading": f"{MARKER} Part"},
        "flags": ["add-on", MARKER],
        "laboratory": f"{MARKER} Laboratory",
        "manufacturer": f"{MARKER} Works",
        "test": f"{MARKER} test",
        "rule": f"paid with {MARKER}",
        "rate": "12.50",
        "added": "2020-01-01",
        "concept_id": "1000",
        "dates_stated": f"Pre-1990 {MARKER}",
    }
    return Concept(ConceptKey(code), every | fields)


def _both() -> tuple[list[Concept], list[Concept]]:
    place: Value = {"section": f"{MARKER} Other", "heading": f"{MARKER} Place"}
    gone = licensed_concept(
        "33405",
        "closing of a lumenar fold",
        terminated="2025-12-31",
        instruction=f"(33405 has been deleted. To report {MARKER}, see 33411 or 33412)",
        cross_references=["33411", MARKER],
    )
    old = [
        licensed_concept("33400", "opening of a lumenar fold; dorsal"),
        licensed_concept("33401", "opening of a lumenar fold; ventral"),
        licensed_concept("33405", "closing of a lumenar fold"),
        licensed_concept("33406", "plicure of a velar arch"),
        licensed_concept("44000", "moving of a strut"),
        licensed_concept("55000", "brellotomy of a crest", added="2015-01-01"),
        licensed_concept("0042T", "luminesis of a plate", added="2021-01-01"),
        licensed_concept("0043T", "turbesis of a plate", added="2021-01-01"),
    ]
    new = [
        licensed_concept("33400", "opening of a tessellar fold; dorsal"),
        licensed_concept("33401", "opening of a tessellar fold; ventral"),
        gone,
        licensed_concept(
            "33406", "plicure of a velar arch", hierarchy=place, consumer=f"{MARKER} otherwise", rate="13"
        ),
        licensed_concept("44010", "moving of a strut", added="2026-01-01", hierarchy=place),
        licensed_concept("55000", "noduling of a basin", added="2026-01-01"),
        licensed_concept("0042T", "luminesis of a plate", added="2021-01-01"),
        licensed_concept("33411", "turbesis of a plate, open", added="2026-01-01"),
        licensed_concept("66000", "trial of a rim", added="2025-04-01", terminated="2025-09-30"),
    ]
    return old, new


def licensed_reading(name: str, concepts: list[Concept], codeset: CodeSet = LICENSED) -> Reading:
    """Return a release of the code set; its publisher declares one change rightly and one wrongly."""
    day = date(int(name), 1, 1)
    release = Release(
        id=ReleaseId(codeset.id, name),
        effective=day,
        reader="test",
        absence=Absence.DELETED,
        concepts=len(concepts),
        in_force=sum(one.in_force(day) for one in concepts),
        scheduled=tuple(sorted({one.code for one in concepts if one.scheduled_after(day)})),
        notice=NOTICE,
    )
    declared = (
        DeclaredChange(ConceptKey("33405"), "deleted", "deleted table"),
        DeclaredChange(ConceptKey("33406"), "added", "history table"),
    )
    assert to_shards(concepts, codeset)
    return Reading(codeset, release, tuple(concepts), declared)


def licensed_store(folder: Path, codeset: CodeSet = LICENSED) -> Path:
    """Make a store with two releases, and a correction of the second one."""
    found_store(folder)
    old, new = _both()
    corrected = [one._replace(fields={**one.fields, "short": f"{MARKER} mended"}) for one in new]
    with WritableStore(folder) as store:
        store_reading(store, licensed_reading("2025", old, codeset))
        store_reading(store, licensed_reading("2026", new, codeset))
        store_reading(store, licensed_reading("2026", corrected, codeset), correction=True)
    return folder


def licensed_charges(file: Path) -> Path:
    """Write a charge master into whose descriptions the hospital copied descriptors."""
    rows = ["Charge Code,Description,CPT/HCPCS,Price,Volume"]
    codes = ("33400", "33405", "33406", "55000", "66000", "0043T", "99999", f"33405 {MARKER}", "334")
    rows += [f"{9000 + row},{MARKER} charge {row},{code},10.00,{row}" for row, code in enumerate(codes, 1)]
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return file
