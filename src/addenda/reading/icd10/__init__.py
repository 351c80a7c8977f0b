"""ICD-10-CM and ICD-10-PCS as CMS publishes them: the order files."""

from addenda.reading.icd10.reader import CM_READER, PCS_READER

__all__ = ["CM_READER", "PCS_READER"]
