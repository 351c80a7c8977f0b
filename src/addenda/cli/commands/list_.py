"""`addenda list`."""

from __future__ import annotations

from addenda.app.looking_up import all_releases
from addenda.cli.options import HERE, DataFormat, DataFormatOption, StoreFolder
from addenda.cli.output import emit, terminal_width
from addenda.rendering.listing import listing_json, listing_text
from addenda.store.store import Store


def command(*, output_format: DataFormatOption = DataFormat.TEXT, store: StoreFolder = HERE) -> None:
    """List the code sets and releases that the store holds."""
    with Store(store) as opened:
        found = all_releases(opened)
    emit(listing_json(found) if output_format is DataFormat.JSON else listing_text(found, terminal_width()))
