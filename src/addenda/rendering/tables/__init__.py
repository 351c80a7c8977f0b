"""A release or a difference as one table, for csv, xlsx and parquet (`docs/export.md`)."""
