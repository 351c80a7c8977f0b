"""What the documents say of the program is what the program says of itself."""

from pathlib import Path

from addenda.errors import ExitCode

PROJECT = Path(__file__).parents[1]


def exit_code_table() -> str:
    rows = [f"| {int(code)} | {code.name.lower().replace('_', ' ')} | {code.meaning} |" for code in ExitCode]
    return "\n".join(["| code | name | meaning |", "|---:|---|---|", *rows])


def test_the_table_of_exit_codes_is_the_enum() -> None:
    assert exit_code_table() in (PROJECT / "docs/exit-codes.md").read_text(encoding="utf-8")
