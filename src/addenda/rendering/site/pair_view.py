"""The report of a pair as a site has it: its codes lead to their pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from addenda.rendering.site.paths import INDEX, code_page, pair_folder, up
from addenda.rendering.visible import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addenda.model.changes import ChangeSet
    from addenda.rendering.changes_view import Group, Section
    from addenda.rendering.view import ReportView


def with_pages(view: ReportView, changes: ChangeSet) -> ReportView:
    """Return the report on a change set with the page of each code that it lists, as it is reached from the pair's."""
    here = up(f"{pair_folder(changes.old.id, changes.new.id)}/{INDEX}")
    keys = [*(one.key for one in changes.changes), *(one.key for one in changes.transients)]
    pages = {visible(str(key)): f"{here}{code_page(changes.codeset.id, key.code)}" for key in keys}
    sections = tuple(_section(section, pages) for section in view.changes.sections)
    return replace(view, changes=replace(view.changes, sections=sections))


def _section(section: Section, pages: Mapping[str, str]) -> Section:
    return replace(section, groups=tuple(_group(group, pages) for group in section.groups))


def _group(group: Group, pages: Mapping[str, str]) -> Group:
    return replace(group, entries=tuple(replace(one, page=pages.get(one.code, "")) for one in group.entries))
