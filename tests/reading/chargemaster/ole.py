"""A compound file (OLE, [MS-CFB] version 3) of one stream: what an xls, and an xlsx with a password, are inside."""

import struct

_SECTOR = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def compound_file(stream: str, content: bytes) -> bytes:
    """Return a compound file: header, one sector of allocation table, one of directory, then the stream's."""
    content = content.ljust(4096, b"\0")  # a shorter stream would stand in the mini stream
    count = len(content) // _SECTOR
    chain = [_FAT, _END, *range(3, count + 2), _END]
    table = struct.pack("<128I", *chain, *[_FREE] * (128 - len(chain)))
    directory = _entry("Root Entry", 5, 1, _END, 0) + _entry(stream, 2, _FREE, 2, len(content))
    return _header() + table + directory.ljust(_SECTOR, b"\0") + content


def _header() -> bytes:
    start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(24, b"\0")
    sizes = struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    sectors = struct.pack("<9I", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    return start + sizes + sectors + struct.pack("<109I", 0, *[_FREE] * 108)


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    tree = struct.pack("<H2B3I", len(text) + 2, kind, 1, _FREE, _FREE, child)
    return text.ljust(64, b"\0") + tree + bytes(36) + struct.pack("<IQ", start, size)
