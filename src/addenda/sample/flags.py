"""Which flags a code of each kind may carry, and how often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.cpt.fields import Flag
from addenda.model.cpt.kinds import CodeKind
from addenda.sample.texts import EACH_ADDITIONAL

if TYPE_CHECKING:
    from addenda.sample.dice import Dice

_CHANCES: dict[CodeKind, tuple[tuple[Flag, float], ...]] = {
    CodeKind.CATEGORY_I: ((Flag.AUDIO_ONLY, 0.02), (Flag.EXEMPT, 0.03), (Flag.TELEMEDICINE, 0.05)),
    CodeKind.CATEGORY_II: ((Flag.TELEMEDICINE, 0.05),),
    CodeKind.CATEGORY_III: ((Flag.TELEMEDICINE, 0.05),),
    CodeKind.PLA: ((Flag.DUPLICATE_PLA, 0.15),),
    CodeKind.MAAA: ((Flag.EXEMPT, 0.03),),
    CodeKind.ADMINISTRATION: ((Flag.FDA_PENDING, 0.4),),
}


def first_flags(kind: CodeKind, own: str, dice: Dice) -> tuple[str, ...]:
    """Return the flags of a new code, sorted; what is done in addition is an add-on."""
    flags = [Flag.ADD_ON.value] if own.startswith(EACH_ADDITIONAL) else []
    flags += [flag.value for flag, probability in _CHANCES.get(kind, ()) if dice.chance(probability)]
    return tuple(sorted(flags))


def toggled(kind: CodeKind, flags: tuple[str, ...], dice: Dice) -> tuple[str, ...]:
    """Return the flags with one more that suits the kind, or without it where it is set."""
    flag, _ = dice.pick(_CHANCES[kind])
    return tuple(sorted(set(flags) ^ {flag.value}))
