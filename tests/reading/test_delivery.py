"""What the user hands over is opened whole, or refused with one message that says why."""

import hashlib
import io
import struct
import zipfile
from pathlib import Path

import pytest

from addenda.errors import InputError, NotFoundError
from addenda.reading import delivery
from addenda.reading.delivery import open_delivery
from tests.support.archives import zip_of
from tests.support.hcpcs_files import xlsx


def written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        open_delivery(path)
    assert all(problem.file == str(path) for problem in caught.value.problems)
    return str(caught.value)


def test_a_single_file_is_its_own_source(tmp_path: Path) -> None:
    delivery = open_delivery(written(tmp_path, "codes.txt", b"some text"))
    assert [member.name for member in delivery.members] == ["codes.txt"]
    (source,) = delivery.sources(delivery.members)
    assert (source.name, source.size) == ("codes.txt", 9)
    assert source.sha256 == hashlib.sha256(b"some text").hexdigest()


def test_a_zip_is_a_source_beside_the_members_that_were_used(tmp_path: Path) -> None:
    content = zip_of({"a.txt": b"aaa", "folder/b.txt": b"bb"})
    delivery = open_delivery(written(tmp_path, "release.zip", content))
    assert [(member.name, member.content) for member in delivery.members] == [
        ("a.txt", b"aaa"),
        ("folder/b.txt", b"bb"),
    ]
    sources = delivery.sources(delivery.members[1:])
    assert [(source.name, source.size) for source in sources] == [("release.zip", len(content)), ("folder/b.txt", 2)]
    assert sources[0].sha256 == hashlib.sha256(content).hexdigest()


def test_a_zip_is_known_by_its_content(tmp_path: Path) -> None:
    delivery = open_delivery(written(tmp_path, "release.dat", zip_of({"a.txt": b"aaa"})))
    assert [member.name for member in delivery.members] == ["a.txt"]


def test_a_workbook_is_a_single_file_though_it_is_a_zip(tmp_path: Path) -> None:
    delivery = open_delivery(written(tmp_path, "codes.xlsx", xlsx({"A": [["x"]]})))
    assert [member.name for member in delivery.members] == ["codes.xlsx"]
    assert delivery.members[0].is_workbook
    assert len(delivery.sources(delivery.members)) == 1


def test_a_folder_holds_all_files_below_it_in_order(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    written(tmp_path, "z.txt", b"z")
    written(tmp_path, ".hidden", b"h")
    written(tmp_path / "deep", "a.txt", b"a")
    delivery = open_delivery(tmp_path)
    assert [member.name for member in delivery.members] == ["deep/a.txt", "z.txt"]
    assert delivery.outer is None


def test_nothing_there(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no such file or folder"):
        open_delivery(tmp_path / "absent.zip")


def test_an_empty_file(tmp_path: Path) -> None:
    assert "the file is empty" in refusal(written(tmp_path, "empty.zip", b""))


def test_an_empty_folder(tmp_path: Path) -> None:
    assert "the folder holds no file" in refusal(tmp_path)


def test_a_zip_without_a_member(tmp_path: Path) -> None:
    assert "the zip holds no file" in refusal(written(tmp_path, "nothing.zip", zip_of({})))


@pytest.mark.parametrize("left", [0.1, 0.5, 0.99])
def test_a_truncated_zip(tmp_path: Path, left: float) -> None:
    content = zip_of({"a.txt": bytes(range(256)) * 40})
    path = written(tmp_path, "cut.zip", content[: int(len(content) * left)])
    assert "the zip is damaged or cut short" in refusal(path)


def test_a_zip_with_a_flipped_byte(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.txt", b"some text")
    path = written(tmp_path, "flipped.zip", stream.getvalue().replace(b"some text", b"same text", 1))
    assert "the zip is damaged or cut short" in refusal(path)


def test_a_protected_zip(tmp_path: Path) -> None:
    content = bytearray(zip_of({"a.txt": b"aaa"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):  # the flags of both headers of the member
        content[content.index(signature) + offset] |= 1
    message = refusal(written(tmp_path, "protected.zip", bytes(content)))
    assert "protected by a password" in message
    assert "Unpack it and give the folder." in message


def test_an_unknown_method_of_packing(tmp_path: Path) -> None:
    content = bytearray(zip_of({"a.txt": b"aaa"}))
    for signature, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        content[content.index(signature) + offset] = 9  # Deflate64
    assert "packed in a way that cannot be read" in refusal(written(tmp_path, "odd.zip", bytes(content)))


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "a/../../out.txt", "..\\out.txt", "C:\\out.txt"])
def test_names_that_lead_out(tmp_path: Path, name: str) -> None:
    message = refusal(written(tmp_path, "evil.zip", zip_of({name: b"x", "fine.txt": b"y"})))
    assert "leads out of it" in message
    assert repr(name) in message
    assert "fine.txt" not in message


def test_a_name_that_stands_there_twice(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", b"one")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.txt", b"two")
    assert "stands there twice" in refusal(written(tmp_path, "twice.zip", stream.getvalue()))


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "LIMIT", 100_000)
    path = written(tmp_path, "bomb.zip", zip_of({"a.txt": bytes(60_000), "b.txt": bytes(60_000)}))
    monkeypatch.setattr(zipfile.ZipFile, "open", None)
    message = refusal(path)
    assert "120,000 bytes unpacked, more than 100,000" in message


def test_a_bomb_that_understates_its_size(tmp_path: Path) -> None:
    content = zip_of({"a.txt": bytes(1_000_000)})
    path = written(tmp_path, "bomb.zip", content.replace(struct.pack("<I", 1_000_000), struct.pack("<I", 10)))
    assert "the zip is damaged or cut short (Bad CRC-32" in refusal(path)


def test_positions_that_lead_before_the_start(tmp_path: Path) -> None:
    content = zip_of({"a.txt": b"aaa"})
    assert "the zip is damaged" in refusal(written(tmp_path, "gap.zip", content[:4] + content[20:]))


def test_a_file_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    path = written(tmp_path, "codes.txt", b"text")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert "cannot be read (Permission denied)" in refusal(path)


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ("*nonQPP*", ["folder/RVU_nonQPP.csv"]),
        ("rvu_qpp.CSV", ["RVU_QPP.csv"]),
        ("folder/*", ["folder/RVU_nonQPP.csv"]),
        ("rvu[1].pdf", ["RVU[1].pdf"]),
        ("*.csv", ["RVU_QPP.csv", "folder/RVU_nonQPP.csv"]),
    ],
)
def test_only_the_files_of_a_name_or_a_pattern(tmp_path: Path, wanted: str, names: list[str]) -> None:
    content = zip_of({"RVU_QPP.csv": b"a", "folder/RVU_nonQPP.csv": b"b", "RVU[1].pdf": b"c"})
    opened = open_delivery(written(tmp_path, "rvu.zip", content))
    chosen = opened.only(wanted)
    assert [member.name for member in chosen.members] == names
    assert chosen.outer == opened.outer


def test_no_file_of_a_name(tmp_path: Path) -> None:
    opened = open_delivery(written(tmp_path, "rvu.zip", zip_of({"RVU_QPP.csv": b"a", "RVU.pdf": b"c"})))
    with pytest.raises(InputError, match=r"no file of the name 'QPP'; it holds RVU_QPP\.csv, RVU\.pdf.*with --file"):
        opened.only("QPP")
