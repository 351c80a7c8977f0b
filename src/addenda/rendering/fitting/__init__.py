"""Markdown that fits where it is put: detail is dropped in a stated order, and the document says what was."""
