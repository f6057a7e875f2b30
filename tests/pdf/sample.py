"""A booklet with every kind of block; run as a script it writes the PDF to standard output."""

from __future__ import annotations

import sys
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import yaml
from font_source_sans_pro import font_directory
from PIL import Image

from booklet.blocks.document import (
    Block,
    Contents,
    Document,
    Fact,
    Facts,
    Figure,
    FigureRow,
    Heading,
    Item,
    List,
    Marker,
    Panel,
    PanelKind,
    Paragraph,
    Section,
    Table,
    WriteIn,
)
from booklet.blocks.text import Run, runs, strong
from booklet.layout.pages import place
from booklet.layout.placed import PlacedBooklet
from booklet.layout.ruler import Face, Family, Ruler
from booklet.pdf.paint import paint
from booklet.pictures.drawing import read_drawing
from booklet.pictures.photo import read_photo
from booklet.pictures.picture import Drawing, Photo, Picture, mirrored
from booklet.theme.model import PageTheme

ALT = "A person lies on a mat with both knees bent and lifts the hips."
BEYOND_ONE_SUBSET = "".join(map(chr, [*range(0xA1, 0x17F), *range(0x391, 0x3A1), *range(0x410, 0x44F)]))
"""More characters than one font subset holds."""

DRAWING = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">
<title>A person stands beside a chair and holds its back with one hand.</title>
<path class="mat" d="M0 16L40 16L40 20L0 20Z"/>
<path class="skin" d="M4 2C8 2 8 8 4 8C0 8 0 2 4 2Z"/>
<path class="shadow" d="M0 15L10 15L10 17L0 17Z"/>
<path class="ink" stroke-width="0.5" d="M4 8L4 16"/>
</svg>"""


def theme() -> PageTheme:
    """The theme that booklet ships."""
    return PageTheme.model_validate(yaml.safe_load((files("booklet.theme") / "clinic.yaml").read_text("utf-8")))


def family() -> Family:
    """Source Sans Pro."""
    names = ("Regular", "Bold", "It", "BoldIt")
    paths = [Path(font_directory, f"SourceSansPro-{name}.ttf") for name in names]
    return Family(*(Face.from_truetype(file.stem, file.read_bytes()) for file in paths))


def drawing() -> Drawing:
    """A small drawing that looks different when mirrored."""
    value = read_drawing("stand.svg", DRAWING).value
    assert value
    return value


def photo(kind: str, mode: str = "RGB") -> Photo:
    """A photo with a gradient."""
    out = BytesIO()
    Image.linear_gradient("L").resize((60, 40)).convert(mode).save(out, kind)
    value = read_photo(f"photo.{kind}", out.getvalue(), ALT).value
    assert value
    return value


def pictures() -> FigureRow:
    """A drawing and its mirror image, a JPEG and a PNG; the JPEG twice."""
    shown: tuple[Picture, ...] = (drawing(), mirrored(drawing()), photo("jpeg"), photo("png"), photo("jpeg"))
    figures = (
        Figure(f"figure-{number}", picture, ALT, runs(f"Caption {number}")) for number, picture in enumerate(shown)
    )
    return FigureRow("figures", tuple(figures))


def document() -> Document:
    """The booklet: a cover, contents, a page of all blocks, one of many characters."""
    words = "Breathe out slowly as you lift, and come down before anything tingles. " * 12
    link = Run("the clinic's page", link="https://example.org/sciatica?a=(1)")
    exercise: tuple[Block, ...] = (
        Heading("bridge", 1, runs("Bridge – with chair (1)")),
        Paragraph(
            "why", runs("It wakes the ", strong("gluteal"), " muscles; see ", link, " or ", Run("the end", link="#end"))
        ),
        Paragraph("see", runs("The end is on page ", Run("", page_of="end"), ".")),
        pictures(),
        Heading("how", 2, runs("How to do it")),
        List("steps", tuple(Item(f"step-{n}", runs(f"Step {n}. {words[:90]}")) for n in range(1, 4)), Marker.NUMBER),
        Panel(
            "stop", PanelKind.STOP, (Paragraph("stop-text", runs("Pain below the knee grows.")),), runs("Stop if"), 2
        ),
        Facts("dose", (Fact("reps", runs("Repeat"), runs("10 times")), Fact("hold", runs("Hold"), runs("5 seconds")))),
        Table("diary", (runs("Day"), runs("Done")), ((runs("Monday"), ()), (runs("Tuesday"), ())), (1, 1), boxes=True),
        WriteIn("yours", runs("Your dose"), lines=1),
        *(Paragraph(f"long-{n}", runs(words)) for n in range(3)),
    )
    sections = (
        Section(
            "cover",
            (Heading("title", 1, runs("Moving with sciatica"), "title", listed=False),),
            bare=True,
            ground="cover",
        ),
        Section("contents", (Heading("contents-head", 1, runs("Contents"), listed=False), Contents("toc", 2))),
        Section("exercise", exercise),
        Section("last", (Heading("end", 1, runs("The end")), Paragraph("many", runs(BEYOND_ONE_SUBSET)))),
    )
    footer = "Sample – not reviewed by a clinician"
    return Document(
        "Moving with sciatica – été",
        "A clinic",
        "Exercises",
        "en-GB",
        "2026-05-04",
        footer,
        "{number} of {last}",
        sections,
    )


def placed() -> PlacedBooklet:
    """The booklet on A5 pages."""
    return place(document(), theme(), "A5", Ruler(family()))


def pdf() -> bytes:
    """The file."""
    return paint(placed(), document(), theme(), family())


if __name__ == "__main__":
    sys.stdout.buffer.write(pdf())
