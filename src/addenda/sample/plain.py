"""What a publisher derives from a descriptor: narrower ones, and texts for patients and for clinicians."""

from __future__ import annotations

from addenda.sample.vocabulary import squeeze


def squeezed(parent: str, own: str, width: int) -> str:
    """Return the upper-case descriptor of a width; the own part stays readable, since it tells siblings apart."""
    if not own:
        return squeeze(parent, width)
    short = squeeze(own, width // 2)
    return f"{squeeze(parent, width - len(short) - 1)} {short}"


def consumer(parent: str, own: str) -> str:
    """Return the text for patients, such as `Plain words: fensation of dorsal lumenar fold`."""
    return f"Plain words: {_core(parent, own)}"


def spanish_consumer(parent: str, own: str) -> str:
    """Return the text for patients with a Spanish opening, which brings a letter beyond ASCII."""
    return f"Explicación llana: {_core(parent, own)}"


def clinicians(parent: str, own: str) -> list[str]:
    """Return the texts for clinicians, sorted: one, or for a member of a family two."""
    core = _core(parent, "")
    return sorted([f"{core}, {own}", f"{core} (note)"]) if own else [f"{core} (note)"]


def _core(parent: str, own: str) -> str:
    """Return the first words of a text, in lower case so that a publisher's change of case does not reach them."""
    core = parent.partition(",")[0].partition(" (")[0].lower()
    return f"{core}, {own.lower()}" if own else core
