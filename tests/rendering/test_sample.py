"""The shipped sample's last year in every format."""

import pytest

from addenda.app.comparing import compare_snapshots
from addenda.model.changes import ChangeSet
from addenda.rendering.changeset_json import changeset_json
from addenda.rendering.changeset_markdown import changeset_markdown
from addenda.rendering.changeset_text import changeset_text
from addenda.rendering.json_text import json_text
from addenda.rendering.report_html import render_html
from addenda.rendering.view import build_report
from addenda.sample.shipped import sample_readings
from tests.rendering.scenario import MADE
from tests.support.golden import Golden


@pytest.fixture(scope="module")
def changes() -> ChangeSet:
    old, new = (reading.snapshot() for reading in sample_readings()[-2:])
    return compare_snapshots(old, new)


def test_golden(changes: ChangeSet, golden: Golden) -> None:
    golden.check("sample/changes.txt", changeset_text(changes))
    golden.check("sample/changes.md", changeset_markdown(changes))
    golden.check("sample/changes.json", json_text(changeset_json(changes)).decode())
    golden.check("sample/changes.html", render_html(build_report(changes, None, MADE)))
