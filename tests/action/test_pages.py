"""`addenda-action report` with pages: a site as open as it may be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from addenda.errors import ExitCode
from tests.action.scene import CODES, Y2025, Scene, public
from tests.support.build import concept

LICENSED = replace(CODES, id="licensed", title="Licensed Codes", redistributable=False)


def with_licensed(scene: Scene) -> Scene:
    scene.imports("2025", [concept("77777", long="Quorvenium")], LICENSED)
    return scene


def test_by_default_there_is_no_site(scene: Scene) -> None:
    assert not {"pages-path", "site-path"} & scene.run().outputs.keys()


def test_a_private_repository_has_a_private_site(scene: Scene) -> None:
    told = with_licensed(scene).run(pages="auto")
    assert (told.code, "pages-path" in told.outputs) == (ExitCode.OK, False)
    names = {told.outputs["site-name"], scene.run(pages="auto").outputs["site-name"]}
    assert len(names) == 2, "a run has an artifact of each name once"
    site = Path(told.outputs["site-path"])
    assert (site / "index.html").is_file()
    assert "Quorvenium" in "".join(page.read_text() for page in site.rglob("*.html"))


def test_a_public_repository_has_public_pages(scene: Scene) -> None:
    scene.imports("2025", Y2025)
    scene.event = dict(public())
    told = scene.run(pages="auto")
    assert (told.code, "site-path" in told.outputs) == (ExitCode.OK, False)
    assert (Path(told.outputs["pages-path"]) / "index.html").is_file()


def test_pages_are_public_whatever_the_repository_is(scene: Scene) -> None:
    assert "pages-path" in scene.run(pages="true").outputs
    refused = with_licensed(scene).run(pages="true")
    assert (refused.code, "pages-path" in refused.outputs) == (ExitCode.CONFLICT, False)
    (error,) = refused.commands("error")
    assert "Licensed Codes is licensed by its publisher and may not be published, and a site on GitHub Pages" in error
    part = scene.run(pages="true", codeset="test")
    assert (part.code, "pages-path" in part.outputs) == (ExitCode.OK, True)


def test_codes_only_may_be_published(scene: Scene) -> None:
    told = with_licensed(scene).run(pages="true", codes_only="true")
    assert told.code == ExitCode.OK
    pages = "".join(page.read_text() for page in Path(told.outputs["pages-path"]).rglob("*") if page.is_file())
    assert "77777" in pages
    assert "Quorvenium" not in pages


@pytest.mark.parametrize("event", [dict(public()), {"schedule": "0 0 1 * *"}])
def test_a_licensed_site_is_refused_where_the_repository_is_not_known_to_be_private(
    scene: Scene, event: dict[str, object]
) -> None:
    with_licensed(scene)
    scene.event = event
    scene.environment["INPUT_GITHUB_TOKEN"] = ""  # so that GitHub cannot be asked
    told = scene.run(pages="auto")
    assert told.code == ExitCode.CONFLICT
    assert not {"pages-path", "site-path"} & told.outputs.keys()


def test_what_is_not_known_can_be_said(scene: Scene) -> None:
    with_licensed(scene)
    scene.event = {"schedule": "0 0 1 * *"}
    scene.environment |= {"ADDENDA_PUBLIC": "0", "INPUT_GITHUB_TOKEN": ""}
    assert "site-path" in scene.run(pages="auto").outputs
    scene.environment["ADDENDA_PUBLIC"] = "perhaps"
    assert scene.run().commands() == ["::error::ADDENDA_PUBLIC is 'perhaps'; it is 1 or 0."]


@pytest.mark.parametrize("name", ["pull_request", "pull_request_target", "merge_group", "pull_request_review"])
def test_there_is_no_site_of_what_is_not_merged(scene: Scene, name: str) -> None:
    scene.pull_request(scene.head())
    scene.event_name = name
    refused = scene.run(pages="true", comment="false")
    assert (refused.code, refused.outputs) == (ExitCode.USAGE, {})
    assert f"pages is 'true' in a run for {name}" in refused.commands("error")[0]
    told = scene.run(pages="auto", comment="false")
    assert told.code == ExitCode.OK
    assert not {"pages-path", "site-path"} & told.outputs.keys()
    assert told.commands("notice::No site: the site is made of what is merged")


def test_an_empty_store_has_nothing_to_show_yet(scene: Scene) -> None:
    scene.git("rm", "-r", "--quiet", "codesets/test")
    scene.git("commit", "--quiet", "-m", "A store without releases")
    told = scene.run(pages="auto")
    assert (told.code, told.commands()) == (
        ExitCode.OK,
        [
            "::notice::The store holds no release to make a site of yet.",
            "::notice::The store holds no release: there is nothing to compare yet.",
        ],
    )
