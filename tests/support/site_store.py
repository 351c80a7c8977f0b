"""A small store of two code sets, with what is hard for a site: names of files, hostile text, corrections."""

from dataclasses import replace
from pathlib import Path

from addenda.app.founding import found_store
from addenda.app.importing import store_reading
from addenda.model.concept import Concept
from addenda.store.writing import WritableStore
from tests.support.build import CODESET, concept, reading

HOSTILE = "</script><script>alert(1)</script> <b>|`'\" \u202e\x00\u2028 &amp; =cmd|' /C calc'!A0 🦷"
ODD = replace(CODESET, id="odd", title="Odd <i>codes</i>", code_pattern=r"\w+", notice="For tests alone.")
LONG_CODE = "L" + "9" * 300

Y2024 = [
    concept("A0001", long="Widget, plain", kind="procedure"),
    concept("A0002", long="Gadget; small"),
    concept("A0009", long="Wheel, each"),
    concept("B0001", long=HOSTILE, short="hostile"),
]
Y2025 = [
    concept("A0001", long="Widget, plain or round", kind="procedure"),
    concept("A0002", long="Gadget; small", terminated="2024-12-31", cross_references=["A0003", "Z9999"]),
    concept("A0003", long="Gadget, any"),
    concept("A0009", long="Wheel, each"),
    concept("B0001", long=HOSTILE, short="HOSTILE"),
]
CORRECTED_2025 = [
    one._replace(fields={**one.fields, "long": "Wheel or wheels, each"}) if one.code == "A0009" else one
    for one in Y2025
]
Y2026 = [one for one in CORRECTED_2025 if one.code != "A0002"]

ODD_CODES = [concept(code, long=f"Odd {code[:9]}") for code in ("A1", "a1", "AUX", "Ä1", LONG_CODE)]


def site_store(folder: Path) -> Path:
    """Make the store: three releases and a correction of one code set, one release of the other."""
    found_store(folder)
    imports: list[tuple[str, list[Concept], bool]] = [
        ("2024", Y2024, False),
        ("2025", Y2025, False),
        ("2025", CORRECTED_2025, True),
        ("2026", Y2026, False),
    ]
    with WritableStore(folder) as store:
        for name, concepts, correction in imports:
            store_reading(store, reading(concepts, name), correction=correction)
        store_reading(store, reading(ODD_CODES, "2026", codeset=ODD))
    return folder
