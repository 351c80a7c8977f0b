"""A deletion note's text, parsed."""

from __future__ import annotations

from addenda.model.notes.sentences import sentences_of
from addenda.model.notes.tree import Note, any_of


def parse(text: str) -> Note:
    """Return what a note says; any text is taken, and what is not understood is kept and marked."""
    sentences = sentences_of(text)
    unread = [sentence for sentence in sentences if not sentence.understood]
    parts = [sentence.logic for sentence in sentences if sentence.logic is not None]
    lost = any(sentence.codes or sentence.doubtful for sentence in unread)
    return Note(
        text=text,
        deleted=tuple(dict.fromkeys(code for sentence in sentences for code in sentence.deleted)),
        logic=any_of(parts) if parts and not lost else None,
        unread=tuple(sentence.text for sentence in unread),
    )
