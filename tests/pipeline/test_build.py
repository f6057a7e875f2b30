from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from click.testing import Result
from pptx import Presentation
from pypdfium2 import PdfDocument

from base_project import BASE
from project_folder import contents, edit, run, write_project

SAME = "class: nothing changed\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that has been built once."""
    write_project(tmp_path)
    result = run(tmp_path, "build")
    assert result.exit_code == 0, result.output
    return tmp_path


@pytest.fixture
def output(project: Path) -> Path:
    return project / "output" / "class"


def _made(result: Result) -> list[str]:
    """The names of the files that a build of one edition says it has made."""
    return re.findall(r"[\w-]+\.[a-z]+", result.stdout)


def _names(output: Path) -> set[str]:
    return {place.name for place in output.iterdir()}


# --- nothing to do ----------------------------------------------------------------------------------------


def test_a_second_build_does_nothing_and_says_so(project: Path, output: Path) -> None:
    before = {name: (output / name).stat().st_mtime_ns for name in _names(output)}
    result = run(project, "build")
    assert (result.exit_code, result.stdout) == (0, SAME)
    assert {name: (output / name).stat().st_mtime_ns for name in _names(output)} == before


def test_a_touched_file_is_not_remade(project: Path) -> None:
    for place in project.rglob("*.*"):
        os.utime(place, (1_000_000_000, 1_000_000_000))
    assert run(project, "build").stdout == SAME


@pytest.mark.parametrize("path", ["content/exercises/bridge.yaml", "images/drawings/bridge-start.svg"])
def test_a_changed_byte_with_the_same_size_and_time_is_noticed(project: Path, path: str) -> None:
    place = project / path
    before = place.stat()
    edit(place, "bent knees", "bent Knees")
    os.utime(place, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert place.stat().st_size == before.st_size
    assert "booklet.pdf" in run(project, "build").stdout


def test_a_file_that_no_edition_reads_changes_no_output(project: Path) -> None:
    for number in (1, 2):
        text = BASE["content/exercises/roll.yaml"].replace("Knee roll", f"Hip roll {number}")
        (project / "content/exercises/hip-roll.yaml").write_bytes(text.encode())
        assert run(project, "build").stdout == SAME


def test_a_new_picture_takes_the_place_of_its_placeholder(tmp_path: Path) -> None:
    write_project(tmp_path)
    drawing = tmp_path / "images/drawings/bridge-start.svg"
    kept = drawing.read_bytes()
    drawing.unlink()
    first = run(tmp_path, "build")
    assert first.exit_code == 0
    assert "LNK-04" in first.stderr
    before = contents(tmp_path / "output/class")
    drawing.write_bytes(kept)
    assert "LNK-04" not in run(tmp_path, "build").stderr
    after = contents(tmp_path / "output/class")
    assert before["booklet.pdf"] != after["booklet.pdf"]
    assert before["deck.pptx"] != after["deck.pptx"]


def test_force_makes_what_has_not_changed_and_gives_the_same_bytes(project: Path, output: Path) -> None:
    before = contents(output)
    assert "booklet.pdf" in run(project, "build", "--force").stdout
    assert contents(output) == before


def test_a_deleted_output_alone_is_made_again(project: Path, output: Path) -> None:
    before = contents(output)
    (output / "deck.pptx").unlink()
    assert _made(run(project, "build")) == ["deck.pptx"]
    assert contents(output) == before


def test_a_damaged_manifest_is_made_again(project: Path, output: Path) -> None:
    before = contents(output)
    (output / ".booklet/manifest.json").write_text('{"format": 1, "made": []}')
    assert run(project, "build").exit_code == 0
    assert contents(output) == before


def test_one_kind_is_made_alone_and_the_other_later(tmp_path: Path) -> None:
    write_project(tmp_path)
    assert _made(run(tmp_path, "build", "--only", "deck")) == ["deck.pptx"]
    assert run(tmp_path, "build", "--only", "deck").stdout == SAME
    assert _made(run(tmp_path, "build")) == ["booklet.pdf"]
    assert run(tmp_path, "build").stdout == SAME


def test_the_order_of_kinds_does_not_show_in_the_files(output: Path, tmp_path: Path) -> None:
    other = write_project(tmp_path / "other")
    for kind in ("deck", "booklet"):
        run(other, "build", "--only", kind)
    made = contents(other / "output/class")
    assert made["booklet.pdf"] == (output / "booklet.pdf").read_bytes()
    assert made["report.json"] == (output / "report.json").read_bytes()


# --- what somebody changed by hand ------------------------------------------------------------------------


def test_a_file_changed_by_hand_is_kept_and_the_new_one_stands_beside_it(project: Path, output: Path) -> None:
    made = (output / "deck.pptx").read_bytes()
    (output / "deck.pptx").write_bytes(b"my own slides")
    for _ in range(2):
        result = run(project, "build")
        assert result.exit_code == 4
        assert "output/class/deck.pptx:1:1: OUT-03" in result.stderr
        assert "and is kept: it cannot be read as a deck\n" in result.stderr
        assert (output / "deck.pptx").read_bytes() == b"my own slides"
        assert (output / "deck.new.pptx").read_bytes() == made


def test_the_slides_that_were_changed_by_hand_are_named_also_when_the_content_changes(
    project: Path, output: Path
) -> None:
    place = output / "deck.pptx"
    deck = Presentation(str(place))
    deck.slides[3].shapes.title.text = "Hello"
    deck.save(str(place))
    edit(project / "content/exercises/bridge.yaml", "  - Lift your hips\n", "  - Raise your hips\n")
    for _ in range(2):
        result = run(project, "build")
        assert result.exit_code == 4
        assert "this file was changed by hand, and is kept: slide 4 “Hello” differs\n" in result.stderr
    assert Presentation(str(place)).slides[3].shapes.title.text == "Hello"
    assert Presentation(str(output / "deck.new.pptx")).slides[3].shapes.title.text != "Hello"


def test_a_deck_that_was_only_saved_again_is_kept_and_told_so(project: Path, output: Path) -> None:
    deck = Presentation(str(output / "deck.pptx"))
    deck.core_properties.last_modified_by = "A reader"
    deck.save(str(output / "deck.pptx"))
    result = run(project, "build")
    assert result.exit_code == 4
    assert "and is kept: it was only saved again: " in result.stderr


def test_the_file_beside_goes_when_the_place_is_free_again(project: Path, output: Path) -> None:
    (output / "deck.pptx").write_bytes(b"my own slides")
    run(project, "build")
    (output / "deck.pptx").rename(project / "mine.pptx")
    assert run(project, "build").exit_code == 0
    assert _names(output) == {".booklet", "booklet.pdf", "deck.pptx", "report.json"}
    assert run(project, "build").stdout == SAME


def test_neither_file_is_lost_when_both_were_changed(project: Path, output: Path) -> None:
    (output / "deck.pptx").write_bytes(b"mine")
    run(project, "build")
    (output / "deck.new.pptx").write_bytes(b"mine too")
    result = run(project, "build", "--force")
    assert result.exit_code == 4
    assert (output / "deck.pptx").read_bytes() == b"mine"
    assert (output / "deck.new.pptx").read_bytes() == b"mine too"


def test_a_file_that_was_there_before_us_is_kept(tmp_path: Path) -> None:
    write_project(tmp_path)
    place = tmp_path / "output/class/booklet.pdf"
    place.parent.mkdir(parents=True)
    place.write_bytes(b"somebody's thesis")
    assert run(tmp_path, "build").exit_code == 4
    assert place.read_bytes() == b"somebody's thesis"


def test_a_build_that_was_cut_off_does_not_take_its_own_files_for_others(project: Path, output: Path) -> None:
    edit(project / "content/exercises/bridge.yaml", "Lift your hips.", "Raise your hips.")
    new = _built_elsewhere(project)
    (output / "booklet.pdf").write_bytes(new["booklet.pdf"])  # moved in, and then the power failed
    assert run(project, "build").exit_code == 0
    assert contents(output)["deck.pptx"] == new["deck.pptx"]


def _built_elsewhere(project: Path) -> dict[str, bytes]:
    """What a build of the same content makes elsewhere."""
    elsewhere = project / "elsewhere"
    assert run(project, "build", "--output", str(elsewhere)).exit_code == 0
    return contents(elsewhere / "class")


# --- what is no longer asked for --------------------------------------------------------------------------


def test_a_file_no_longer_asked_for_is_removed(project: Path, output: Path) -> None:
    edit(project / "content/editions/class.yaml", "  - kind: deck\n", "")
    assert run(project, "build").exit_code == 0
    assert _names(output) == {".booklet", "booklet.pdf", "report.json"}


def test_a_file_no_longer_asked_for_is_named_if_it_was_changed(project: Path, output: Path) -> None:
    (output / "deck.pptx").write_bytes(b"mine")
    edit(project / "content/editions/class.yaml", "  - kind: deck\n", "")
    result = run(project, "build")
    assert result.exit_code == 0
    assert "output/class/deck.pptx:1:1: OUT-04" in result.stderr
    assert (output / "deck.pptx").read_bytes() == b"mine"


def test_the_outputs_of_a_deleted_edition_go_with_it(project: Path, output: Path) -> None:
    (project / "content/editions/class.yaml").rename(project / "content/editions/group.yaml")
    (project / "output/README.md").write_text("mine")
    assert run(project, "build").exit_code == 0
    assert not output.exists()
    assert {place.name for place in (project / "output").iterdir()} == {"README.md", "group"}


# --- what goes wrong --------------------------------------------------------------------------------------


def test_a_failed_build_keeps_the_old_files_and_names_them(project: Path, output: Path) -> None:
    before = contents(output)
    edit(project / "content/exercises/bridge.yaml", "position: lying on your back", "position: upside down")
    for _ in range(2):
        result = run(project, "build")
        assert result.exit_code == 1
        assert "content/exercises/bridge.yaml:3:11: REC-04" in result.stderr
        older = "these files still show older content: output/class/booklet.pdf, output/class/deck.pptx"
        assert older in result.stderr
        assert contents(output) == before


def test_an_error_stops_only_the_editions_that_read_it(project: Path) -> None:
    text = BASE["content/editions/class.yaml"].replace("SCI-01", "SCI-02").replace("      - exercise: roll\n", "")
    text = text.replace("      - programme: plan\n      - diary: plan\n", "")
    (project / "content/editions/bridge.yaml").write_bytes(text.encode())
    edit(project / "content/exercises/roll.yaml", "name: Knee roll", "nmae: Knee roll")
    result = run(project, "build")
    assert result.exit_code == 1
    assert "bridge: booklet.pdf" in result.stdout
    assert "class: not made" in result.stderr
    assert run(project, "build", "bridge").stdout == "bridge: nothing changed\n"


def test_a_broken_picture_stops_the_build_at_its_place(project: Path, output: Path) -> None:
    before = contents(output)
    (project / "images/drawings/bridge-start.svg").write_text("no drawing at all")
    result = run(project, "build")
    assert result.exit_code == 1
    assert "images/drawings/bridge-start.svg:1:1: IMG-11" in result.stderr
    assert contents(output) == before


def test_a_draft_is_built_but_not_released(project: Path, output: Path) -> None:
    before = contents(output)
    result = run(project, "build", "--release")
    assert result.exit_code == 1
    assert "SAF-08 the edition is a draft" in result.stderr
    assert contents(output) == before


def test_what_is_signed_is_released_and_an_unsigned_change_is_not(tmp_path: Path) -> None:
    review = "review:\n  by: A. Person\n  role: physiotherapist\n  on: 2026-03-31\n"
    signed = ("content/safety/", "content/exercises/", "content/programmes/", "content/editions/")
    texts = {path: text + review if path.startswith(signed) else text for path, text in BASE.items()}
    write_project(tmp_path, texts)
    edit(tmp_path / "content/editions/class.yaml", "source: guide", "source: guide\nstatus: reviewed")
    assert _made(run(tmp_path, "build", "--release")) == ["booklet.pdf", "deck.pptx"]
    assert run(tmp_path, "build", "--release").stdout == SAME
    before = contents(tmp_path / "output")
    edit(tmp_path / "content/exercises/roll.yaml", review, "")
    result = run(tmp_path, "build", "--release")
    assert result.exit_code == 1
    assert "content/exercises/roll.yaml:1:1: SAF-08" in result.stderr
    assert contents(tmp_path / "output") == before


def test_a_picture_that_cannot_be_read_stops_the_build(project: Path, output: Path) -> None:
    before = contents(output)
    drawing = project / "images/drawings/bridge-start.svg"
    drawing.unlink()
    drawing.symlink_to(drawing)
    result = run(project, "build")
    assert result.exit_code == 1
    assert "images/drawings/bridge-start.svg:1:1: SRC-12 the link leads nowhere" in result.stderr
    assert contents(output) == before


@pytest.mark.parametrize("name", ["content", "images", "content/topics", ".", ".."])
def test_no_output_where_it_could_harm(tmp_path: Path, name: str) -> None:
    project = write_project(tmp_path / "project")
    before = contents(tmp_path)
    result = run(project, "build", "--output", str(project / name))
    assert result.exit_code == 1
    assert "OUT-01" in result.stderr
    assert contents(tmp_path) == before


def test_no_output_through_a_link_into_the_content(tmp_path: Path) -> None:
    write_project(tmp_path)
    (tmp_path / "output").mkdir()
    (tmp_path / "output/class").symlink_to(tmp_path / "content")
    before = contents(tmp_path / "content")
    assert "OUT-01" in run(tmp_path, "build").stderr
    assert contents(tmp_path / "content") == before


def test_an_output_that_cannot_be_written(project: Path, output: Path) -> None:
    (output / "deck.pptx").unlink()
    (output / "deck.pptx").mkdir()
    edit(project / "content/exercises/bridge.yaml", "Lift your hips.", "Raise your hips.")
    result = run(project, "build")
    assert result.exit_code == 4
    assert "output/class/deck.pptx:1:1: OUT-02" in result.stderr
    assert not list(output.glob(".*.tmp"))
    (output / "deck.pptx").rmdir()
    assert _made(run(project, "build")) == ["deck.pptx"]


def test_an_output_folder_that_is_a_file(tmp_path: Path) -> None:
    write_project(tmp_path)
    (tmp_path / "output").write_text("a file")
    result = run(tmp_path, "build")
    assert result.exit_code == 4
    assert "OUT-02" in result.stderr


# --- what is told -----------------------------------------------------------------------------------------


def test_the_report_says_what_was_made_from_what(project: Path, output: Path) -> None:
    report = json.loads((output / "report.json").read_text("utf-8"))
    with PdfDocument(output / "booklet.pdf") as pdf:
        assert report["outputs"]["booklet.pdf"]["pages"] == len(pdf)
    assert report["outputs"]["deck.pptx"]["slides"] == len(Presentation(str(output / "deck.pptx")).slides)
    assert "content/exercises/bridge.yaml" in report["inputs"]
    assert "images/drawings/bridge-start.svg" in report["inputs"]
    assert str(project) not in (output / "report.json").read_text("utf-8")


def test_an_overdue_review_is_said_but_is_no_part_of_the_report(tmp_path: Path) -> None:
    other = write_project(tmp_path)
    edit(
        other / "content/editions/class.yaml",
        "date: 2026-03-31\nreview_by: 2028-03-31",
        "date: 2020-03-31\nreview_by: 2022-03-31",
    )
    result = run(other, "build")
    assert "GOV-02" in result.stderr
    assert "GOV-02" not in (other / "output/class/report.json").read_text("utf-8")


def test_the_report_lists_what_is_withheld_and_why(output: Path) -> None:
    report = json.loads((output / "report.json").read_text("utf-8"))
    assert [entry["id"] for entry in report["withheld"]] == ["bridge-for-all", "bridge-high", "roll-early"]
    assert report["withheld"][1] == {
        "id": "bridge-high",
        "source": "guide",
        "kind": "softened",
        "statement": "The hips are lifted to the limit.",
        "reason": "It invites people to push.",
        "instead": "Lift your hips.",
    }


def test_a_review_of_the_sources_is_made_where_the_edition_asks_for_it(project: Path, output: Path) -> None:
    edit(project / "content/editions/class.yaml", "  - kind: deck\n", "  - kind: deck\n  - kind: sources-review\n")
    assert _made(run(project, "build", "--only", "sources-review")) == ["sources-review.pdf"]
    with PdfDocument(output / "sources-review.pdf") as pdf:
        assert "What the sources say" in pdf[0].get_textpage().get_text_bounded()
    edit(project / "content/withheld.yaml", "It invites people to push.", "Too far is too far.")
    assert "sources-review.pdf" in _made(run(project, "build"))
