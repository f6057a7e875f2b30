"""Placed slides to the bytes of a PowerPoint file (ISO/IEC 29500), written part by part as text.

No library stands between: a deck is a few hundred small XML files, and text is the quickest and the plainest way to
make them alike every time.  python-pptx reads the finished file back, in the tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import IO

from booklet.layout.placed import PlacedDeck, SlideFigure
from booklet.pictures.picture import Photo, Picture
from booklet.slides import presentation, slide, template
from booklet.slides.package import pack
from booklet.slides.xml import HEAD, SPACES, relations
from booklet.theme.slides import SlideTheme


def image_key(picture: Picture) -> str:
    """What is the same for all figures that show one image."""
    return f"{picture.name}-mirrored" if picture.mirrored else picture.name


def images_needed(placed: PlacedDeck) -> dict[str, SlideFigure]:
    """Under each image key, in order of first use, the largest figure that shows it: make its image for that size."""
    found: dict[str, SlideFigure] = {}
    for one in placed.slides:
        for shape in one.shapes:
            if isinstance(shape, SlideFigure):
                key = image_key(shape.picture)
                if key not in found or found[key].box.width < shape.box.width:
                    found[key] = shape
    return found


def write_deck(placed: PlacedDeck, theme: SlideTheme, image: Callable[[SlideFigure], bytes], out: IO[bytes]) -> None:
    """Write the PPTX file of a deck.

    Args:
        placed: the slides.
        theme: their looks.
        image: the bytes of the image that a figure shows, mirrored where it is: the PNG of a drawing, or a photo as it
            is.  Each picture is asked for once, by its largest figure, and is written before the next.
        out: where to; a file that can be read again from its start.
    """
    parts = {name: text.encode() for name, text in _parts(placed, theme)}
    types = presentation.content_types(parts).encode()
    media = ((f"ppt/media/{name}", image(figure)) for name, figure in _media(placed).values())
    pack(chain([("[Content_Types].xml", types)], parts.items(), media), out)


def _media(placed: PlacedDeck) -> dict[str, tuple[str, SlideFigure]]:
    """The file name of each image and the figure it is made for, under its key, in order of first use."""
    return {
        key: (f"image{number}.{_ending(figure.picture)}", figure)
        for number, (key, figure) in enumerate(images_needed(placed).items(), 1)
    }


def _ending(picture: Picture) -> str:
    return picture.kind if isinstance(picture, Photo) else "png"


def _parts(placed: PlacedDeck, theme: SlideTheme) -> Iterator[tuple[str, str]]:
    package = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    office = (("officeDocument", "ppt/presentation.xml"), (package, "docProps/core.xml"))
    yield "_rels/.rels", relations([*office, ("extended-properties", "docProps/app.xml")])
    yield "docProps/app.xml", presentation.app_part()
    yield "docProps/core.xml", presentation.core_part(placed)
    yield from _frame_parts(placed, theme)
    yield from _template_parts(theme, placed.lang)
    yield from _slide_parts(placed, theme)


def _frame_parts(placed: PlacedDeck, theme: SlideTheme) -> Iterator[tuple[str, str]]:
    links = [
        ("slideMaster", "slideMasters/slideMaster1.xml"),
        ("notesMaster", "notesMasters/notesMaster1.xml"),
        ("presProps", "presProps.xml"),
        ("viewProps", "viewProps.xml"),
        ("theme", "theme/theme1.xml"),
        ("tableStyles", "tableStyles.xml"),
    ]
    slides = [("slide", f"slides/slide{number}.xml") for number in range(1, len(placed.slides) + 1)]
    yield "ppt/presentation.xml", presentation.presentation_part(placed, theme, len(links) + 1)
    yield "ppt/_rels/presentation.xml.rels", relations([*links, *slides])
    yield "ppt/presProps.xml", f"{HEAD}<p:presentationPr {SPACES}/>"
    yield "ppt/viewProps.xml", f"{HEAD}<p:viewPr {SPACES}/>"
    yield "ppt/tableStyles.xml", template.table_styles(theme)


def _template_parts(theme: SlideTheme, lang: str) -> Iterator[tuple[str, str]]:
    layouts = [
        ("slideLayout", f"../slideLayouts/slideLayout{number}.xml") for number in range(1, len(theme.layouts) + 1)
    ]
    master = [("slideMaster", "../slideMasters/slideMaster1.xml")]
    for number in (1, 2):
        yield f"ppt/theme/theme{number}.xml", template.theme_part(theme)
    yield "ppt/slideMasters/slideMaster1.xml", template.master_part(theme, lang)
    yield "ppt/slideMasters/_rels/slideMaster1.xml.rels", relations([*layouts, ("theme", "../theme/theme1.xml")])
    yield "ppt/notesMasters/notesMaster1.xml", template.notes_master_part(lang)
    yield "ppt/notesMasters/_rels/notesMaster1.xml.rels", relations([("theme", "../theme/theme2.xml")])
    for number, layout in enumerate(theme.layouts, 1):
        yield f"ppt/slideLayouts/slideLayout{number}.xml", template.layout_part(theme, layout, lang)
        yield f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels", relations(master)


def _slide_parts(placed: PlacedDeck, theme: SlideTheme) -> Iterator[tuple[str, str]]:
    layouts = {
        layout.name: slide.LayoutPart(number, layout.numbered, {slot.name: slot for slot in theme.slots(layout)})
        for number, layout in enumerate(theme.layouts, 1)
    }
    names = {key: name for key, (name, _) in _media(placed).items()}
    frame = slide.Frame(
        theme,
        placed.lang,
        placed.footer,
        len(placed.slides),
        layouts,
        {one.id: f"slide{number}.xml" for number, one in enumerate(placed.slides, 1)},
        lambda figure: f"../media/{names[image_key(figure.picture)]}",
    )
    for number, one in enumerate(placed.slides, 1):
        links = slide.Links()
        links.id("slideLayout", f"../slideLayouts/slideLayout{layouts[one.layout].number}.xml")
        links.id("notesSlide", f"../notesSlides/notesSlide{number}.xml")
        yield f"ppt/slides/slide{number}.xml", slide.slide_part(one, number, frame, links)
        yield f"ppt/slides/_rels/slide{number}.xml.rels", relations(links.rows)
        yield f"ppt/notesSlides/notesSlide{number}.xml", slide.notes_part(one.notes, one.id, placed.lang)
        yield (
            f"ppt/notesSlides/_rels/notesSlide{number}.xml.rels",
            relations([("notesMaster", "../notesMasters/notesMaster1.xml"), ("slide", f"../slides/slide{number}.xml")]),
        )
