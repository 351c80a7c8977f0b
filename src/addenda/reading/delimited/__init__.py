"""Any code set that is a table with a code and a text: csv, other delimited text, xlsx, xls."""

from addenda.reading.delimited.reader import READER

__all__ = ["READER"]
