"""MEDU and SHORTU: descriptors in upper case, code in columns 1 to 5, text from 7 on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.sample.layouts.listed import listed
from addenda.sample.layouts.notice import with_notice

if TYPE_CHECKING:
    from addenda.sample.generator import SyntheticRelease


def medu(release: SyntheticRelease) -> bytes:
    """Return descriptors of up to 48 characters."""
    return with_notice([f"{one.code} {one.text('medium')}" for one in listed(release)])


def shortu(release: SyntheticRelease) -> bytes:
    """Return descriptors of up to 28 characters."""
    return with_notice([f"{one.code} {one.text('short')}" for one in listed(release)])
