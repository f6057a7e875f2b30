"""The contact sheet for the reviewing clinician: every figure with its alternative text, checks and a line to sign."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from booklet.blocks.document import (
    Block,
    Document,
    Figure,
    FigureRow,
    Heading,
    Item,
    List,
    Paragraph,
    Section,
    Together,
    WriteIn,
)
from booklet.blocks.text import Run, runs, strong
from booklet.figures.figure import read_figure
from booklet.figures.spec import FigureSpec
from booklet.layout.pages import place
from booklet.layout.ruler import Ruler
from booklet.pdf.paint import paint
from booklet.pictures.drawing import read_drawing
from booklet.pictures.picture import Drawing
from booklet.pipeline.drawing import PoseFile, UnknownFigureError, pose_files
from booklet.pipeline.fonts import read_family
from booklet.pipeline.output import write_atomically
from booklet.theme.load import load_page_theme

SHEET: Final = "figures.pdf"
_SHARE: Final = 1.3
_LEAD: Final = (
    "For each figure, please say whether the position and the movement are right and possible, whether it can be "
    "mistaken for another, and whether the highlighted region is where it should be felt."
)


def write_sheet(root: Path, names: tuple[str, ...] = ()) -> Path:
    """Write the contact sheet of the figures named, or of all; raises UnknownFigureError, OSError."""
    place_of = root / "output" / SHEET
    write_atomically(place_of, contact_sheet(root, names))
    return place_of


def contact_sheet(root: Path, names: tuple[str, ...] = ()) -> bytes:
    """The contact sheet as a PDF file; figures that are not drawn yet are named without a picture."""
    files = {one.id: one for one in pose_files(root)}
    for name in names:
        if name not in files:
            raise UnknownFigureError(name, tuple(files))
    chosen = [one for one in files.values() if not names or one.id in names]
    head: tuple[Block, ...] = (Heading("figures", 1, runs("Figures to review")), Paragraph("lead", runs(_LEAD)))
    blocks = tuple(block for one in chosen for block in _figure(one))
    section = Section("sheet", head + blocks)
    document = Document(
        title="Figures to review",
        author="",
        subject="Drawings of exercises, for sign-off by a clinician",
        lang="en-GB",
        date="",
        footer="Figures to review",
        page_label="Page {number} of {last}",
        sections=(section,),
        stapled=False,
    )
    theme = load_page_theme()
    family = read_family(theme.fonts)
    return paint(place(document, theme, "A4", Ruler(family)), document, theme, family)


def _figure(pose: PoseFile) -> Iterator[Block]:
    read = read_figure(pose.path, pose.data, pose.id)
    heading = Heading(f"{pose.id}.name", 2, runs(pose.id))
    if read.value is None:
        yield Together((heading, Paragraph(f"{pose.id}.fault", runs("The pose file cannot be read."))))
        return
    spec = read.value.spec
    drawings = [read_drawing(place.name, place.read_bytes()).value for place in pose.drawings]
    figures = tuple(_shown(f"{pose.id}.{n}", drawing) for n, drawing in enumerate(drawings) if drawing)
    row = (FigureRow(f"{pose.id}.row", figures, share=_SHARE),) if figures else ()
    yield Together((heading, *row, _facts(pose, spec), WriteIn(f"{pose.id}.sign", runs("Right as drawn. Name, date"))))


def _shown(id_: str, drawing: Drawing) -> Figure:
    return Figure(id_, drawing, drawing.alt, runs(drawing.alt))


def _facts(pose: PoseFile, spec: FigureSpec) -> List:
    """View, highlight, checks and review as they stand."""
    state = "passed" if pose.is_drawn else "not passed, or not drawn since the last change"
    facts = [
        (strong("View: "), Run(f"{spec.view.az:g}° round, {spec.view.el:g}° up")),
        (strong("Felt: "), Run(", ".join(region.value for region in spec.highlight) or "not shown")),
        (strong("Checks: "), Run(state)),
        *((strong("Excused: "), Run(f"{one.check.value}: {one.reason}")) for one in spec.excuses),
    ]
    if spec.review:
        facts.append((strong("Reviewed: "), Run(f"{spec.review.by}, {spec.review.role}, {spec.review.on}")))
    items = tuple(Item(f"{pose.id}.fact{number}", fact) for number, fact in enumerate(facts))
    return List(f"{pose.id}.facts", items, style="compact")
