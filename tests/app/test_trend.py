from pathlib import Path

from addenda.app.trend import trend_of
from addenda.store.store import Store

ROOT = Path(__file__).parents[2]


def test_the_sample_has_the_counts_of_its_own_lists_of_changes() -> None:
    with Store(ROOT) as store:
        pairs = trend_of(store, "sample-cpt")
    assert [(pair.old.release, pair.new.release) for pair in pairs] == [("2024", "2025"), ("2025", "2026")]
    for pair in pairs:
        changes = (ROOT / f"codesets/sample-cpt/{pair.new.release}/CHANGES.md").read_text(encoding="utf-8")
        for title, count in zip(("Added", "Deleted", "Revised"), pair[2:], strict=True):
            assert f"| {title} | {count} |" in changes


def test_fewer_than_three_releases_are_no_trend() -> None:
    with Store(ROOT) as store:
        assert trend_of(store, "none") == ()
