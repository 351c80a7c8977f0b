"""What the user says about columns, on the command line and in a mapping file."""

from pathlib import Path

import pytest

from addenda.errors import ConfigurationError, NotFoundError, UsageError
from addenda.reading.chargemaster.mapping import ColumnMapping, load_mapping, parse_options


def test_options_are_read() -> None:
    mapping = parse_options(["price=June 2018 Prices", "code = A=B"])
    assert mapping == ColumnMapping({"price": "June 2018 Prices", "code": "A=B"})


def test_a_payer_s_amounts_are_named_by_the_payer(tmp_path: Path) -> None:
    assert parse_options(["payer:Blue Plan=BP 2018 Rate"]) == ColumnMapping(payers={"Blue Plan": "BP 2018 Rate"})
    path = tmp_path / "map.toml"
    path.write_text('[payers]\n"Blue Plan" = "BP 2018 Rate"\n', encoding="utf-8")
    assert load_mapping(path) == parse_options(["payer:Blue Plan=BP 2018 Rate"])


def test_bad_options_are_all_named() -> None:
    with pytest.raises(UsageError) as caught:
        parse_options(["pirce=X", "price", "price= ", "=X"])
    unknown, *others = (problem.message for problem in caught.value.problems)
    assert "did you mean price?" in unknown
    assert "names no header" in others[0]
    assert "names no header" in others[1]
    assert "names no column of ours (charge_code, description," in others[2]


def test_a_mapping_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "map.toml"
    path.write_text('sheet = "Prices"\n[columns]\nprice = "June 2018 Prices"\n', encoding="utf-8")
    assert load_mapping(path) == ColumnMapping({"price": "June 2018 Prices"}, "Prices")


def test_a_mapping_file_s_mistakes_are_all_named(tmp_path: Path) -> None:
    path = tmp_path / "map.toml"
    path.write_text('sheet = 1\ncolour = "red"\n[columns]\nvolumes = "V"\nprice = 3\n', encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        load_mapping(path)
    messages = [problem.message for problem in caught.value.problems]
    assert messages[:2] == ["'colour' is no entry of a mapping file (columns, payers, sheet)", "sheet is no text"]
    assert messages[2].startswith("columns.volumes names no column of ours")
    assert messages[2].endswith("did you mean volume?")
    assert messages[3].startswith("columns.price names no header")
    assert {problem.file for problem in caught.value.problems} == {"map.toml"}


@pytest.mark.parametrize("content", [b"price = ", b"\xff\xfe", b'columns = "price"'])
def test_a_file_that_is_no_mapping_is_a_configuration_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "map.toml"
    path.write_bytes(content)
    with pytest.raises(ConfigurationError, match=r"map\.toml: "):
        load_mapping(path)


def test_a_mapping_file_that_is_missing_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        load_mapping(tmp_path / "map.toml")


def test_the_command_line_goes_before_the_file() -> None:
    file = ColumnMapping({"price": "Old", "code": "CPT"}, "Prices")
    assert file.overridden_by(ColumnMapping({"price": "New"})) == ColumnMapping(
        {"price": "New", "code": "CPT"}, "Prices"
    )
