"""`addenda fetch`."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from addenda.app.fetching import download_release, import_download
from addenda.cli.options import HERE, OnlyFile, StoreFolder
from addenda.cli.output import say
from addenda.cli.steps import steps
from addenda.fetching.download import Downloader
from addenda.model.release import ReleaseId
from addenda.rendering.import_text import import_text
from addenda.rendering.visible import visible
from addenda.store.writing import WritableStore


def command(
    release: Annotated[str, typer.Argument(help="The release, such as hcpcs/2026-01.")],
    *,
    sources: Annotated[
        Path | None, typer.Option(envvar="ADDENDA_SOURCES", help="A TOML file with addresses of your own.")
    ] = None,
    keep: Annotated[Path | None, typer.Option(help="The folder to keep the file in; else it is not kept.")] = None,
    correction: Annotated[bool, typer.Option("--correction", help="Replace the release that is there.")] = False,
    only: OnlyFile = None,
    store: StoreFolder = HERE,
) -> None:
    """Download a publisher's public file and import it."""
    name = ReleaseId.parse(release)
    with WritableStore(store) as opened, steps() as step:
        step(f"Looking for {name}")
        downloader = Downloader(keep or _own_folder(), progress=_told(step, name))
        file = download_release(name, sources, downloader)
        say(f"Downloaded {visible(file.address)} ({file.size:,} bytes, sha256 {file.sha256}).")
        step(f"Importing {name}")
        done = import_download(
            opened,
            name,
            file,
            correction=correction,
            only=only,
            waiting=lambda: say("Another import holds the store; waiting."),
        )
        if not keep:
            file.path.unlink()
    for remark in done.remarks:
        say(f"Note: {remark}")
    say(import_text(done.release, done.commit, done.changes))


def _told(step: Callable[[str], None], name: ReleaseId) -> Callable[[int, int | None], None]:
    def tell(received: int, total: int | None) -> None:
        step(f"Downloading {name}: {received:,} bytes" + (f" of {total:,}" if total else ""))

    return tell


def _own_folder() -> Path:
    """Return the user's folder for files that can be made again, where a download that was cut waits for the rest."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "addenda"
