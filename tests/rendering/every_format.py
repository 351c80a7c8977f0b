"""One comparison of two thousand stories and its impact, in every format: what must not hang on a hash or an order."""

import json
import sys
from hashlib import sha256
from random import Random

from addenda.diffing.compare import compare
from addenda.impact.facts import Facts
from addenda.impact.judge import assess
from addenda.model.changes import ChangeSet
from addenda.model.chargemaster import ChargeMaster
from addenda.model.concept import Concept, ConceptKey
from addenda.rendering.changeset_json import changeset_json
from addenda.rendering.changeset_markdown import changeset_markdown
from addenda.rendering.changeset_text import changeset_text
from addenda.rendering.impact_markdown import impact_markdown
from addenda.rendering.impact_text import impact_text
from addenda.rendering.json_text import json_text
from addenda.rendering.report_html import render_html
from addenda.rendering.report_json import report_json
from addenda.rendering.report_markdown import render_markdown
from addenda.rendering.tables.changes_table import changes_table
from addenda.rendering.tables.csv_text import table_csv
from addenda.rendering.view import build_report
from tests.rendering.scenario import MADE, line
from tests.support.build import snapshot
from tests.support.laws import LAW
from tests.support.stories import story_length, told


def changes_of_many(order: int) -> ChangeSet:
    """Compare two releases of one story each for thousands of codes; `order` shuffles both."""
    dice, old, new = Random(1), list[Concept](), list[Concept]()
    for number in range(LAW.max_examples):
        _, concepts = told(dice.randbytes(story_length(2)))
        for release, concept in zip((old, new), concepts, strict=True):
            release += [_numbered(concept, number)] if concept else []
    shuffled = Random(order)
    return compare(*(snapshot(shuffled.sample(one, len(one)), year) for one, year in ((old, "2024"), (new, "2025"))))


def _numbered(concept: Concept, number: int) -> Concept:
    return concept._replace(key=ConceptKey(f"{concept.code[0]}{number:04}", concept.key.modifier))


def every_format(changes: ChangeSet) -> dict[str, str]:
    """Return the digest of each format by its name."""
    lines = tuple(line(row, change.key.code, "10.00", "2") for row, change in enumerate(changes.changes, 2))
    impact = assess(Facts(changes, ChargeMaster("charges.csv", "c" * 64, ("",), (), {"code": "Code"}, lines, 0)))
    view = build_report(changes, impact, MADE)
    rendered = {
        "changes.json": json_text(changeset_json(changes)).decode(),
        "changes.md": changeset_markdown(changes),
        "changes.txt": changeset_text(changes),
        "changes.csv": table_csv(changes_table(changes)).decode(),
        "impact.md": impact_markdown(impact),
        "impact.txt": impact_text(impact),
        "report.html": render_html(view),
        "report.json": json_text(report_json(changes, impact, MADE)).decode(),
        "report.md": render_markdown(view),
    }
    return {name: sha256(text.encode()).hexdigest() for name, text in rendered.items()}


if __name__ == "__main__":
    print(json.dumps(every_format(changes_of_many(int(sys.argv[1])))))
