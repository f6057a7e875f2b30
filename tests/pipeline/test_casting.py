"""Whom drawings show: by the edition or the output, start and finish the same person, on the side asked for."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from booklet.content.edition import PainfulSide
from booklet.pictures.picture import Drawing, Picture
from booklet.pipeline.casting import cast_people
from booklet.pipeline.gallery import Gallery
from booklet.theme.load import load_people
from project_folder import DRAWING, edit, run, write_project

EDITION = "content/editions/class.yaml"


def drawing(name: str, alt: str = "A person lies on the right side.") -> Drawing:
    return Drawing(name, 80, 40, alt, ())


def gallery() -> Gallery:
    names = ("cover", "bridge-start", "bridge-finish", "roll-start", "roll-finish")
    return Gallery(
        pictures={name: drawing(name) for name in names},
        figures={name: name.partition("-")[0] for name in names},
        sided=frozenset({"roll"}),
        builds={("broad", "bridge-start"): drawing("broad-start"), ("broad", "bridge-finish"): drawing("broad-finish")},
    )


def persons(cast: dict[str, Picture]) -> dict[str, str]:
    return {name: picture.person for name, picture in cast.items() if isinstance(picture, Drawing)}


def test_start_and_finish_show_one_person_and_figures_take_turns() -> None:
    cast = dict(cast_people(gallery(), ("robin", "sam"), PainfulSide.RIGHT))
    assert persons(cast) == {
        "cover": "robin",
        "bridge-start": "sam",
        "bridge-finish": "sam",
        "roll-start": "robin",
        "roll-finish": "robin",
    }
    assert len({picture.name for picture in cast.values()}) == 5


def test_nobody_in_particular_without_people() -> None:
    cast = cast_people(gallery(), (), PainfulSide.RIGHT)
    assert cast == gallery().pictures


def test_a_broad_person_has_the_drawings_of_that_build_where_there_are_any() -> None:
    assert load_people()["jo"].build == "broad"
    cast = cast_people(gallery(), ("jo",), PainfulSide.RIGHT)
    assert cast["bridge-start"].name.startswith("broad-start")
    assert cast["roll-start"].name.startswith("roll-start")


def test_the_painful_leg_is_shown_on_the_side_asked_for() -> None:
    cast = cast_people(gallery(), (), PainfulSide.LEFT)
    assert cast["roll-start"].mirrored
    assert cast["roll-start"].alt == "A person lies on the left side."
    assert not cast["bridge-start"].mirrored


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path)


def images(project: Path) -> set[bytes]:
    with ZipFile(project / "output/class/deck.pptx") as deck:
        return {deck.read(name) for name in deck.namelist() if name.startswith("ppt/media/")}


def test_pages_and_slides_show_the_people_of_the_edition(project: Path) -> None:
    assert run(project, "build").exit_code == 0
    before = images(project), (project / "output/class/booklet.pdf").read_bytes()
    edit(project / EDITION, "source: guide\n", "source: guide\npeople: [sam, jo]\n")
    assert run(project, "build").exit_code == 0
    assert len(images(project) & before[0]) == 1, "the stair of the programme shows nobody"
    assert (project / "output/class/booklet.pdf").read_bytes() != before[1]


def test_another_build_is_read_and_a_change_of_it_is_noticed(project: Path) -> None:
    edit(project / EDITION, "source: guide\n", "source: guide\npeople: [jo]\n")
    assert run(project, "build").exit_code == 0
    before = images(project)
    place = project / "images/drawings/broad/bridge-start.svg"
    place.parent.mkdir()
    place.write_text(DRAWING.format(name="broad").replace("M 10 10", "M 30 10"))
    assert run(project, "build").exit_code == 0
    assert images(project) != before


def test_an_unknown_person_is_named_with_who_was_meant(project: Path) -> None:
    edit(project / EDITION, "source: guide\n", "source: guide\npeople: [robyn]\n")
    result = run(project, "check")
    assert result.exit_code == 1
    assert f"{EDITION}:" in result.stderr
    assert "did you mean `robin`?" in result.stderr
