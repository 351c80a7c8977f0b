"""HCPCS Level II as CMS publishes it: fixed-width text or a workbook, and the list of changes beside it."""

from addenda.reading.hcpcs.reader import READER

__all__ = ["READER"]
