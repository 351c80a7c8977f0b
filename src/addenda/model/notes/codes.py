"""The codes that a deletion note names to use instead."""

from __future__ import annotations

from addenda.model.notes.sentences import sentences_of


def codes_in(text: str) -> tuple[str, ...]:
    """Return the codes to use instead, each once, in order; a range gives its two ends.

    Codes that the note says are deleted, or must not be reported, are left out, as are those that a circumstance names.
    Of a sentence that is not understood every code counts, unless it denies something: then none does.
    """
    sentences = sentences_of(text)
    deleted = {code for sentence in sentences for code in sentence.deleted}
    named = dict.fromkeys(code for sentence in sentences for code in sentence.codes)
    return tuple(code for code in named if code not in deleted)
