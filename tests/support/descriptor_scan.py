"""Finds what has the shape of a CPT or CDT descriptor in a text: no such text may stand in this repository.

Two rules. A *descriptor* is prose behind a code on the same line: four words or more, two of them from the language of
procedures, none of them invented by the sample. A *heading* is a line, a cell or a quoted text that is one of CPT's own
titles; only their hashes are known here, so that the list itself carries none of them.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, NamedTuple

from addenda.sample.vocabulary import INVENTED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


TERMS = _listed(
    "abdominal abdomen allograft amalgam amputation anastomosis anesth anesthesia anesthetic angiography "
    "angioplasty ankle anterior antibody antigen aorta aortic arm arterial artery arthrodesis arthroplasty "
    "arthroscopy aspiration assay autograft axial bilateral biopsy bladder blood bone bowel brain breast "
    "bronchoscopy bypass cardiac cardiovascular carpal cataract catheter catheterization cavity cell cervical chest "
    "closed closure colon colonoscopy complex component computed congenital contrast cornea coronary counseling "
    "cranial cyst cystoscopy debridement deep denture dental diagnosis diagnostic dialysis disc discharge "
    "dislocation drainage dressing duct ear elbow electrocardiogram emergency endoscopic endoscopy endovascular "
    "esophagus est established evaluation exam examination exc excision exploration extremity eye face femoral "
    "femur fetal finger fixation flap fluoroscopy foot forearm foreign fracture gastric gland guidance hand head "
    "heart hemodialysis hepatic hernia hip history humerus hysterectomy image imaging immunization implant "
    "implantation incision infant infusion initial injection inpatient insertion intestine intravenous joint kidney "
    "knee laboratory laparoscopic laparoscopy laryngoscopy laser leg lens lesion ligament limb liver lumbar lung "
    "lymph magnetic malignant management medical metastatic mg midface minutes moderate monitoring muscle "
    "musculoskeletal myocardial nasal neck needle neonatal nerve neuroplasty newborn nonobstetrical nuclear "
    "observation obstetric office open oral orbit osteotomy outpatient outpt ovary pacemaker partial pathology "
    "patient pelvis percutaneous pericardial periodontal physician placement plasma posterior postoperative "
    "postpartum preoperative preparation professional prophylaxis prostate prosthesis psychotherapy pulmonary "
    "radical radiographic radiologic radiological reconstruction rectal reduced region removal renal repair "
    "replacement resection resonance respiratory retina revision rib root screening segment sentinel separately "
    "serum shoulder sinus skin skull spinal spine specimen stent stomach subcutaneous subsequent supervision "
    "surgeon surgery surgical suture syndrome tendon therapeutic therapy thigh thoracic thoracoscopy thoracotomy "
    "throat thrombectomy thyroid tissue toe tomography tooth total trachea tracheostomy transcatheter "
    "transplantation transurethral treatment tumor ulna ultrasound unilateral unlisted ureter urethra urinary "
    "uterus vaccine vagina vaginal valve vascular vein venous ventricular vertebral vessel viral virus visit wound "
    "wrist"
)
"""Words of the language of procedures: plain dictionary words, in no order of a descriptor."""

_CODE = re.compile(r"(?<![\w.$,/-])(?:\d{5}|\d{4}[FTUMA]|D\d{4})(?![\w.%-]|,\d)")
_MODIFIER = re.compile(r"^\W*\d{2}[\s|:,-]+(?=[A-Z])")
_PLAIN = re.compile(r"[A-Za-z]+")
_CELLS = re.compile(r"""["'|\t,;:#*=]+""")
_SPAN = 400
"""Characters behind a code in which its descriptor would begin and end."""
_FEWEST_WORDS = 4
_LONGEST_TITLE = 90
_FEWEST_TERMS = 2
_FEWEST_LETTERS = 4
"""Letters of an invented word that the sample's own squeezed texts keep of some word at least."""

_STARTS = frozenset(word[:length] for word in INVENTED for length in range(_FEWEST_LETTERS, len(word) + 1))


HEADINGS = _listed(
    "0b012b17a8c55d05 0b2f8c5149453f74 0c3cf5f443726efa 0c995aa0085a0ff3 0e0315b9abae6616 "
    "0e2ad144b35f67e9 11da4e7442221ad3 1225f45ad9ab5684 1569e293376b8249 189b10e2a1cd063f 1a44262b4c36f07f "
    "20d87319e708fc82 23580886241a5f2f 237500359ad2c1ae 27f2ca36c3649e32 2959d3f10d702f32 2c7a2b52f2d93161 "
    "2ed71baff4d0732c 3085784c9f967b6a 332b7df61eb04c6b 3b5c5e18b23d8230 3bf3197bfe405e87 3c4dcbf81b70ce49 "
    "3f29fb30a0831dae 447ec22cbaebc4cc 4730e7de018244ed 4b8e73ab24125267 4c2691974b28d881 4c4fda8bdfb067e5 "
    "4cc3a6902a85c5c0 4cecbf2a4979fd8c 4d9fcc6be85426eb 4f9583c00d8500cc 50ccfa27adb78d0e "
    "52fb7b3920c6d3ea 5878050a038f4f10 6475a7d1a049915b 66b8b28d00c12926 678cf3be908c9265 6841428824d0a8ea "
    "686e9c397fd7f61b 6d19a8277b193586 6e1cd417d71dacff 75b96e03724ed072 79c19683cd0d9c81 7a928e8a52b9af23 "
    "8148fb12e8af5c7e 81e53137da34138c 8309d73ffa3657bc 85d901fda360059e 8653258018068cf9 "
    "96c93b678d4130fa 9775ace942555518 97b3350e314fdd4d 9a8e5a261a002f18 9f93f30982346947 a17e80180abee288 "
    "a1a7d62402d05c42 a5916830cc53c0d4 aa054cf71645d133 ad1d7cd9ad7c437b b0a14438181e94fc b0ec8cc8e17d6740 "
    "b18c07fa038d7fae b42ee3a76aa09361 b72aca2af40bd3f5 b76057892511782a bc3438809d9792f0 c27ebbabef5d1c48 "
    "c2c12dff2b77ab2d c30b5c07c39eb1f7 c5fb5f7140d8d066 c98d63cc3481f4ff d7cf8b8dab8c079d d8f74a922cff1375 "
    "da5f870fb005f850 df91c692bb6f8d59 dfda18d7a8ea06be e0d057a0658fc671 e0f9ee8aea418e5a "
    "eab374162d4f1d64 efe7da75553dd600 f01034f5880fa2fb f056725d111208cc f9d8a17a6828b175 fb2cd41a8ff105d1 "
    "fbabba5ad4674fc8 fd4614a651737f68 fd669507ef699d83"
)
"""Hashes of CPT's titles of more than one word (`heading_hash`)."""


class Suspicion(NamedTuple):
    """A line (1-based) that looks like a publisher's text, and by which rule."""

    row: int
    rule: str
    text: str


def scan(text: str, headings: Collection[str] = HEADINGS) -> Iterator[Suspicion]:
    """Yield every suspicious line of a text."""
    for row, line in enumerate(text.splitlines(), start=1):
        if any(_is_descriptor(line[start : start + _SPAN]) for start in _behind_codes(line)):
            yield Suspicion(row, "descriptor", line[:120])
        elif any(_is_title(cell) and heading_hash(cell) in headings for cell in {line, *_CELLS.split(line)}):
            yield Suspicion(row, "heading", line[:120])


def heading_hash(title: str) -> str:
    """Return what a title is known by: the hash of its words in small letters."""
    return hashlib.sha256(" ".join(_PLAIN.findall(title.lower())).encode()).hexdigest()[:16]


def _is_title(cell: str) -> bool:
    """Say whether a text could be a title at all: two words or more, the first with a capital, no sentence."""
    text = cell.strip(" .-")
    return " " in text and len(text) <= _LONGEST_TITLE and text[0].isupper()


def _behind_codes(line: str) -> Iterator[int]:
    yield from (match.end() for match in _CODE.finditer(line))
    if match := _MODIFIER.match(line):
        yield match.end()


def _is_descriptor(prose: str) -> bool:
    words = [word.lower() for word in _PLAIN.findall(prose)]
    if len(words) < _FEWEST_WORDS or not _STARTS.isdisjoint(words):
        return False
    return len(TERMS.intersection(words)) >= _FEWEST_TERMS
