"""Invented laboratories, manufacturers and names of tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.sample.entry import Maker
from addenda.sample.vocabulary import ANALYTES, EPONYMS, GRAFTS, STRUCTURES

if TYPE_CHECKING:
    from addenda.sample.dice import Dice


def new_maker(dice: Dice) -> Maker:
    """Return who offers a test, such as `Velar Invented Laboratory`, and how it is called."""
    laboratory = f"{dice.pick(STRUCTURES).capitalize()} Invented Laboratory"
    manufacturer = f"{dice.pick(EPONYMS)} {dice.pick(GRAFTS).capitalize()} Works"
    return Maker(laboratory, manufacturer, f"{dice.pick(ANALYTES).capitalize()} Sample Test")
