"""Writes files in the layouts of the CPT data files, from invented texts; no descriptor of CPT stands here.

The layouts are written down here a second time, on purpose: a slip in the reader's own tables must not be mirrored.
"""

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from addenda.reading.delivery import Delivery, Member

NOTICE = "\n".join(["SYNTHETIC notice of an invented publisher", "", *(f"line {n} of the notice" for n in range(28))])
"""Like the publisher's: some 30 lines, a blank one among them."""

LONG = {
    "10001": "SYNTHETIC folding of paper; one sheet",
    "10002": "SYNTHETIC folding of paper; each additional sheet",
    "10003": "SYNTHETIC stacking of cups",
    "0001F": "SYNTHETIC count of beans",
    "0001T": "SYNTHETIC kite, experimental",
    "0001U": "SYNTHETIC test of two dyes",
}
MEDIUM = {code: text.removeprefix("SYNTHETIC ").upper()[:48] for code, text in LONG.items()}
SHORT = {code: text.removeprefix("SYNTHETIC ").upper()[:28].strip() for code, text in LONG.items()}
MODIFIERS = {
    "25": "Invented reason A longer text about it",
    "59": "Another invented reason",
    "P1": "Invented state one",
}
CONCEPTS = {code: str(1000 + number) for number, code in enumerate(LONG)}


def text(lines: Iterable[str], notice: str | None = NOTICE, end: str = "\r\n") -> bytes:
    """Lines under a notice and a blank line; no notice without one."""
    above = [] if notice is None else [*notice.split("\n"), ""]
    return "".join(line + end for line in [*above, *lines]).encode()


def long_tab(texts: Mapping[str, str], notice: str | None = NOTICE) -> bytes:
    """LONGULT, or LONGUT of texts in capitals."""
    return text([f"{code}\t{long}" for code, long in texts.items()], notice)


def long_fixed(texts: Mapping[str, str], notice: str | None = NOTICE) -> bytes:
    """LONGULF in its newer form: code in columns 1 to 8, the text after it."""
    return text([f"{code:8}{long}" for code, long in texts.items()], notice)


def long_continued(texts: Mapping[str, str], notice: str | None = NOTICE) -> bytes:
    """LONGULF in its older form, 80 wide: code 1-5, sequence 6-7, text 9-80, continued on further records."""
    lines = []
    for code, long in texts.items():
        pieces = textwrap.wrap(long, 72, break_long_words=False, break_on_hyphens=False)
        lines += [f"{code}{number:02} {piece:72}" for number, piece in enumerate(pieces, 1)]
    return text(lines, notice)


def abbreviated(texts: Mapping[str, str], notice: str | None = NOTICE) -> bytes:
    """MEDU or SHORTU."""
    return text([f"{code} {short}" for code, short in texts.items()], notice)


def modifiers(texts: Mapping[str, str] = MODIFIERS, notice: str | None = NOTICE) -> bytes:
    """MODUL: those that begin with a digit under one heading, the physical status under another; 25 again."""
    lines = ["APPENDIX A - INVENTED MODIFIERS", ""]
    for begins, heading in (("0123456789", ""), ("P", "ANESTHESIA PHYSICAL STATUS MODIFIERS")):
        lines += ["", heading, ""] if heading else []
        for code, long in texts.items():
            if code[0] in begins:
                lines += textwrap.wrap(f"{code} {long}", 30, subsequent_indent="    ")
    return text(
        [*lines, "", "HOSPITAL OUTPATIENT MODIFIERS", "", "25 Said shortly", "", "LT it is not, under this heading"],
        notice,
    )


def table(headers: Sequence[str], rows: Iterable[Sequence[str]], delimiter: str = "\t") -> bytes:
    """Any table with a header."""
    return "".join(f"{delimiter.join(cells)}\r\n" for cells in [headers, *rows]).encode()


def consumer(texts: Mapping[str, str]) -> bytes:
    """ConsumerDescriptor."""
    rows = [(CONCEPTS.get(code, "1"), code, one) for code, one in texts.items()]
    return table(("Concept Id", "CPT Code", "Consumer Friendly Descriptor"), rows)


def clinician(texts: Iterable[tuple[str, str]]) -> bytes:
    """ClinicianDescriptor, many a code."""
    rows = [(CONCEPTS[code], code, str(number), one) for number, (code, one) in enumerate(texts, 1)]
    return table(("Concept Id", "CPT Code", "Clinician Descriptor Id", "Clinician Descriptor"), rows)


CONSOLIDATED = ("Concept Id", "CPT Code", "Long", "Medium", "Short", "Consumer", "Spanish Consumer")


def consolidated(long: Mapping[str, str], day: str = "20240101") -> bytes:
    """The Consolidated Code List, with the texts of this module beside the long ones."""
    rows = [
        (CONCEPTS.get(code, "1"), code, one, MEDIUM.get(code, ""), SHORT.get(code, ""), f"Of {code}", f"De {code}", day)
        for code, one in long.items()
    ]
    return table((*CONSOLIDATED, "Current Descriptor Effective Date"), rows)


def deleted(rows: Iterable[tuple[str, str, str, str]]) -> bytes:
    """The Deleted table, from code, date, descriptor and instruction."""
    cells = [(f"9{code[:4]}", code, day, "Code", long, instruction) for code, day, long, instruction in rows]
    return table(("Concept Id", "Code", "Date Deleted", "Level", "Descriptor", "Instruction"), cells)


HISTORY = ("Date", "Change Type", "Concept Id", "CPT Code", "Level", "Prior Value", "Current Value", "Instruction")


def history(rows: Iterable[tuple[str, str, str]]) -> bytes:
    """The History table, from date, change type and code; its rows are cut after the level."""
    return table(HISTORY, [(day, change, CONCEPTS.get(code, "1"), code, "Code") for day, change, code in rows])


PLA = (
    "cdCode",
    "cdId",
    "cdDesc",
    "cdMDesc",
    "cdSDesc",
    "cdStatus",
    "effectiveDate",
    "publishDate",
    "labName",
    "manufacturerName",
    "testName",
)


def pla_row(code: str = "0001U", status: str = "NEW", day: str = "20250401", long: str | None = None) -> list[str]:
    """The values of one PLA code, in the order of `PLA`."""
    texts = [LONG.get(code, f"SYNTHETIC {code}") if long is None else long, MEDIUM.get(code, ""), SHORT.get(code, "")]
    return [code, "7", *texts, status, day, "20250101", "Invented Lab", "Invented Maker", "DyeTwo"]


def pla_tab(rows: Iterable[Sequence[str]]) -> bytes:
    """PLA as a table."""
    return table(PLA, rows)


def pla_xml(rows: Iterable[Sequence[str]], *, attributes: bool = False, head: str = "") -> bytes:
    """PLA as xml, its values as elements or as attributes."""
    codes = []
    for row in rows:
        if attributes:
            values = " ".join(f'{name}="{value}"' for name, value in zip(PLA, row, strict=True))
            codes.append(f"<plaCode {values}/>")
        else:
            values = "".join(f"  <{name}>{value}</{name}>\n" for name, value in zip(PLA, row, strict=True))
            codes.append(f"<plaCode>\n{values}</plaCode>")
    body = "\n".join(codes)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}<plaCodes>\n{body}\n</plaCodes>\n'.encode()


TYPES = {"1": "CPT Code", "2": "Title", "3": "Symbol", "4": "Level", "10": "Is Child Of", "11": "Follows"}
SECTION, HEADING = "1", "2"


def link_types(types: Mapping[str, str] = TYPES) -> bytes:
    """CPT Link's Type table."""
    return table(("Type Id", "Type Name"), types.items(), "|")


def link_properties(more: Iterable[tuple[str, str, str]] = ()) -> bytes:
    """CPT Link's Property table: a section, a heading, the codes of this module, an add-on, and what else is given."""
    places = [
        (SECTION, "2", "Desk work"),
        (SECTION, "4", "Section"),
        (HEADING, "2", "Paper"),
        (HEADING, "4", "Heading"),
    ]
    codes = [(concept, "1", code) for code, concept in CONCEPTS.items()]
    symbols = [(CONCEPTS["10002"], "3", "add-on"), (CONCEPTS["10002"], "3", "Resequenced")]
    return table(("Concept Id", "Type Id", "Value"), [*places, *codes, *symbols, *more], "|")


def link_relations(more: Iterable[tuple[str, str, str]] = ()) -> bytes:
    """CPT Link's RelationshipGroup table: paper under its heading, the rest under the section, 10002 after 10003."""
    rows = [(HEADING, "10", SECTION)]
    for code, concept in CONCEPTS.items():
        rows.append((concept, "10", HEADING if code in {"10001", "10002"} else SECTION))
    rows.append((CONCEPTS["10002"], "11", CONCEPTS["10003"]))
    cells = [(str(group), *row) for group, row in enumerate([*rows, *more], 1)]
    return table(("Group Id", "Concept Id", "Type Id", "Related Concept Id"), cells, "|")


def whole_delivery() -> dict[str, bytes]:
    """Every file, agreeing with every other, by the name that it has in a delivery."""
    link = "CPT Link/"
    return {
        "LONGULT.txt": long_tab(LONG),
        "LONGUT.txt": long_tab({code: one.upper() for code, one in LONG.items()}),
        "LONGULF.txt": long_continued(LONG),
        "LONGUF.txt": long_fixed({code: one.upper() for code, one in LONG.items()}),
        "MEDU.txt": abbreviated(MEDIUM),
        "SHORTU.txt": abbreviated(SHORT),
        "MODUL.txt": modifiers(),
        "ConsumerDescriptor.txt": consumer({code: f"Of {code}" for code in LONG}),
        "ClinicianDescriptor.txt": clinician([("10001", "Fold, single"), ("10001", "Bend"), ("10003", "Stack")]),
        "ConsolidatedCodeList.txt": consolidated(LONG),
        "CPTPLA.xml": pla_xml([pla_row()]),
        "CPTPLA.txt": pla_tab([pla_row()]),
        f"{link}history/Deleted_DTK_tab.txt": deleted(
            [("10009", "20260101", "SYNTHETIC gone", "To report, see 10003")]
        ),
        f"{link}history/History_DTK_tab.txt": history([("Pre-1982", "ADDED", "10001"), ("20260101", "ADDED", "10003")]),
        f"{link}core/Type_DTK_pipe.txt": link_types(),
        f"{link}core/Property_DTK_pipe.txt": link_properties(),
        f"{link}core/RelationshipGroup_DTK_pipe.txt": link_relations(),
    }


def delivery_of(files: Mapping[str, bytes]) -> Delivery:
    """A delivery of files by name, as if from a zip."""
    return Delivery(Path("cpt.zip"), tuple(Member(name, content, name) for name, content in files.items()))
