"""The licence guard: licensed texts reach no one whom their publisher has not let have them."""

import json
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from tests.support.cli import CommandLine, Outcome
from tests.support.licensed import LICENSED, MARKER, NOTICE, licensed_charges, licensed_store

BOTH = ("licensed/2025", "licensed/2026")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return licensed_store(tmp_path_factory.mktemp("licensed") / "store")


@pytest.fixture(scope="module")
def charges(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return licensed_charges(tmp_path_factory.mktemp("charges") / "charges.csv")


def every_command(charges: Path, folder: Path) -> Iterator[tuple[str | Path, ...]]:
    """Yield every command that prints or writes texts, in every format."""
    for output_format in ("text", "json", "markdown"):
        chosen = ("--format", output_format)
        yield ("diff", *BOTH, *chosen)
        yield ("diff", *BOTH, *chosen, "--only", f"33000-33999, section:{MARKER} Other")
        yield ("impact", *BOTH, *chosen, "--chargemaster", charges)
        yield ("impact", *BOTH, *chosen, "--chargemaster", charges, "--by", "department", "--by", "payer")
        yield ("impact", *BOTH, *chosen, "--chargemaster", charges, "--only", f"section:{MARKER} system")
        yield ("reconcile", *BOTH, *chosen, "--published", "added=9")
    for output_format in ("text", "json"):
        chosen = ("--format", output_format)
        for code in ("33400", "33405", "33406", "44010", "55000", "66000", "0042T"):
            yield ("history", "licensed", code, *chosen)
        yield ("show", "licensed/2026", "33405", *chosen)
        yield ("show", "licensed", "33405", "--on", "2025-12-31", *chosen)
        yield ("search", "licensed/2026", "opening", "strut", *chosen)
        yield ("search", "licensed/2026", "334", "--all", *chosen)
        yield ("candidates", *BOTH, *chosen)
        yield ("candidates", *BOTH, *chosen, "--only", f"section:{MARKER} System")
    yield ("show", "licensed", "66000", "--on", "2025-05-01", "--format", "json")
    yield ("report", *BOTH, "--chargemaster", charges, "--output", folder / "report")
    for table_format in ("csv", "xlsx", "parquet"):
        yield ("export", BOTH[1], "--output", folder / f"release.{table_format}")
        yield ("export", *BOTH, "--only", "general-surgery", "--output", folder / f"changes.{table_format}")


def written(folder: Path) -> str:
    """Return all text in the files of a folder, whatever they are packed in."""
    texts = []
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        texts.append(file.read_bytes().decode(errors="replace"))
        if file.suffix == ".xlsx":
            with zipfile.ZipFile(file) as archive:
                texts += [archive.read(name).decode() for name in archive.namelist()]
        if file.suffix == ".parquet":
            texts.append(pl.read_parquet(file).write_json())
    return "\n".join(texts)


def holds_marker(text: str) -> bool:
    return MARKER.casefold() in text.casefold()


def test_with_codes_only_no_text_of_the_publisher_is_in_any_output_of_any_command(
    store: Path, charges: Path, tmp_path: Path, addenda: CommandLine
) -> None:
    commands = list(every_command(charges, tmp_path))
    for arguments in commands:
        done = addenda(*arguments, "--codes-only", "--public", "--store", store)
        assert (done.code, arguments, holds_marker(done.out + done.err)) == (0, arguments, False)
    assert not holds_marker(written(tmp_path))
    assert "33405" in written(tmp_path)
    names = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert names == {f"report/{name}" for name in ("index.html", "report.md", "report.xlsx", "report.json")} | {
        f"{name}.{suffix}" for name in ("release", "changes") for suffix in ("csv", "xlsx", "parquet")
    }


def test_without_it_the_same_outputs_hold_the_texts(
    store: Path, charges: Path, tmp_path: Path, addenda: CommandLine
) -> None:
    for arguments in every_command(charges, tmp_path / "out"):
        (tmp_path / "out").mkdir(exist_ok=True)
        done = addenda(*arguments, "--store", store)
        assert done.code == 0
        assert holds_marker(done.out + written(tmp_path / "out")), arguments
        subprocess.run(["rm", "-r", tmp_path / "out"], check=True)


def test_what_is_no_text_stays(store: Path, charges: Path, addenda: CommandLine) -> None:
    def document(*arguments: str | Path) -> dict[str, object]:
        whole: dict[str, object] = json.loads(addenda(*arguments, "--format", "json", "--store", store).out)
        return whole

    diff = ("diff", *BOTH)
    whole, bare = document(*diff), document(*diff, "--codes-only")
    kept = ("format", "codeset", "old", "new", "counts")
    assert [bare[name] for name in kept] == [whole[name] for name in kept]
    assert bare["notice"] == f"{NOTICE} Codes only: the publisher's texts are left out."
    changes = [(one["change"], one["code"], one["reason"], one["on"]) for one in whole["changes"]]  # type: ignore[attr-defined]
    assert [(one["change"], one["code"], one["reason"], one["on"]) for one in bare["changes"]] == changes  # type: ignore[attr-defined]
    by_code = {one["code"]: one for one in bare["changes"]}  # type: ignore[attr-defined]
    assert by_code["33405"]["replacements"] == ["33411"]
    assert [(one["field"], one["class"], one["old"]) for one in by_code["33400"]["fields"]][:1] == [
        ("long", "textual", None)
    ]
    rates = [(one["old"], one["new"]) for one in by_code["33406"]["fields"] if one["field"] == "rate"]
    assert rates == [("12.50", "13")]
    impact = ("impact", *BOTH, "--chargemaster", charges)
    whole, bare = document(*impact), document(*impact, "--codes-only")
    assert (bare["totals"], bare["chargemaster"]) == (whole["totals"], whole["chargemaster"])
    assert [one["gross"] for one in bare["findings"]] == [one["gross"] for one in whole["findings"]]  # type: ignore[attr-defined]


@pytest.mark.parametrize("way", ["option", "variable", "public repository", "private: false", "unknown"])
def test_a_public_target_is_refused(
    way: str, store: Path, charges: Path, tmp_path: Path, addenda: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_actions(way, tmp_path, monkeypatch)
    (tmp_path / "out").mkdir()
    public = ["--public"] if way == "option" else []
    for arguments in every_command(charges, tmp_path / "out"):
        done = addenda(*arguments, *public, "--store", store)
        assert (done.code, done.out) == (5, "")
        assert done.err.startswith("error: Licensed Codes is licensed by its publisher and may not be published, and ")
        assert done.err.endswith(
            ". Leave its texts out with --codes-only, or, if you may publish them, set redistributable = true in "
            "codesets/licensed/codeset.toml and commit it.\n"
        )
        assert not holds_marker(done.err)
    assert not list((tmp_path / "out").iterdir())


def in_actions(way: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set the environment as a run of GitHub Actions has it, where the way is one."""
    repositories: dict[str, object] = {
        "public repository": {"repository": {"private": False, "visibility": "public"}},
        "private: false": {"repository": {"private": False}},
        "private": {"repository": {"private": True, "visibility": "private"}},
        "internal": {"repository": {"private": True, "visibility": "internal"}},
        "unknown": {"schedule": "0 0 * * *"},
    }
    if way == "variable":
        monkeypatch.setenv("ADDENDA_PUBLIC", "1")
    if way in repositories:
        event = folder / "event.json"
        event.write_text(json.dumps(repositories[way]))
        monkeypatch.setenv("GITHUB_ACTIONS", "true")
        monkeypatch.setenv("GITHUB_EVENT_PATH", str(event))


@pytest.mark.parametrize(
    ("way", "said", "code"),
    [
        ("private", [], 0),
        ("internal", [], 0),
        ("private", ["--public"], 5),
        ("unknown", ["--private"], 0),
        ("public repository", ["--private"], 5),
        ("none", ["--private"], 0),
    ],
)
def test_what_was_said_counts_where_the_run_does_not_know_better(
    way: str,
    said: list[str],
    code: int,
    store: Path,
    tmp_path: Path,
    addenda: CommandLine,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    in_actions(way, tmp_path, monkeypatch)
    assert addenda("diff", *BOTH, *said, "--store", store).code == code


def test_an_event_that_cannot_be_read_says_nothing(
    store: Path, tmp_path: Path, addenda: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    for content in (None, "", "[]", '{"repository": 1}', '{"repository": {"private": "no"}}'):
        monkeypatch.delenv("GITHUB_EVENT_PATH", raising=False)
        if content is not None:
            (tmp_path / "event.json").write_text(content)
            monkeypatch.setenv("GITHUB_EVENT_PATH", str(tmp_path / "event.json"))
        done = addenda("diff", *BOTH, "--store", store)
        assert (done.code, "does not say whether its repository is public" in done.err) == (5, True)
        monkeypatch.setenv("ADDENDA_PUBLIC", "0")
        assert addenda("diff", *BOTH, "--store", store).code == 0
        monkeypatch.delenv("ADDENDA_PUBLIC")


def test_a_code_set_that_may_be_passed_on_may_be_published(tmp_path: Path, addenda: CommandLine) -> None:
    free = licensed_store(tmp_path / "free", replace(LICENSED, redistributable=True))
    assert holds_marker(addenda("diff", *BOTH, "--public", "--store", free).out)


PRICES_WITH_TEXT = {
    "version": "2.0.0",
    "standard_charge_information": [
        {
            "description": "x",
            "code_information": [{"code": "33405", "type": "CPT"}],
            "standard_charges": [{"setting": "outpatient", "gross_charge": MARKER}],
        }
    ],
}


@pytest.mark.parametrize("arguments", [["--codes-only"], ["--public"]])
def test_an_error_quotes_no_value_where_texts_are_kept_back(
    arguments: list[str], store: Path, tmp_path: Path, addenda: CommandLine
) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps(PRICES_WITH_TEXT), encoding="utf-8")
    impact = ("impact", *BOTH, "--chargemaster", bad, "--store", store)
    quoted, quiet = addenda(*impact), addenda(*impact, *arguments)
    assert (quoted.code, holds_marker(quoted.err)) == (3, True)
    assert not holds_marker(quiet.out + quiet.err)
    assert holds_marker(addenda(*impact).err)  # a later command is not kept quiet
    diff = ("diff", *BOTH, "--only", "section:Quorv", "--store", store)
    told, untold = addenda(*diff), addenda(*diff, "--codes-only")
    assert (told.code, f"Did you mean {MARKER} Part" in told.err) == (2, True)
    assert (untold.code, holds_marker(untold.err)) == (2, False)


@pytest.mark.parametrize("codes_only", [[], ["--codes-only"]])
def test_every_page_and_document_carries_the_notice(
    codes_only: list[str], store: Path, charges: Path, tmp_path: Path, addenda: CommandLine
) -> None:
    def words(done: Outcome) -> str:
        return " ".join(done.out.split())

    common: list[str | Path] = ["--store", store, *codes_only]
    addenda("report", *BOTH, "--chargemaster", charges, "--output", tmp_path / "report", *common)
    for name in ("index.html", "report.md", "report.json"):
        assert NOTICE in (tmp_path / "report" / name).read_text(encoding="utf-8")
    for output_format in ("text", "json", "markdown"):
        chosen = ("--format", output_format, *common)
        assert NOTICE in words(addenda("diff", *BOTH, *chosen))
        assert NOTICE in words(addenda("impact", *BOTH, "--chargemaster", charges, *chosen))
        assert NOTICE in words(addenda("reconcile", *BOTH, *chosen))


def test_a_licensed_code_set_without_a_notice_gets_one(tmp_path: Path, addenda: CommandLine) -> None:
    store = licensed_store(tmp_path / "store", replace(LICENSED, notice=""))
    done = addenda("diff", *BOTH, "--format", "json", "--store", store)
    notice = "Licensed Codes is licensed by its publisher: its text may not be passed on."
    assert json.loads(done.out)["notice"] == notice
