"""The looks beside the usual one, in the tokens and in finished pages."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from itertools import product

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter

import project
from booklet.blocks.document import Document
from booklet.checks.legibility import contrast
from booklet.checks.pages import check_pages
from booklet.compose.booklet import compose_booklet
from booklet.diagnostics import Severity
from booklet.layout.pages import place
from booklet.layout.placed import PlacedBooklet
from booklet.layout.ruler import Ruler
from booklet.pdf.paint import paint
from booklet.pictures.picture import Drawing
from booklet.pictures.raster import rasterise
from booklet.theme.load import load_page_theme, load_people
from inspectors.pdf import PdfFile

EDITIONS = project.library().edition_ids
OFFICE = ("A4", "letter")
LOOKS = ("clinic", "ink-saver", "large-print")
PRINTED = [
    (look, edition, paper)
    for look, edition in product(LOOKS, EDITIONS)
    for paper in (OFFICE if look == "large-print" else ("A5", "half-letter", *OFFICE))
]


@cache
def made(look: str, edition: str, paper: str) -> tuple[Document, PlacedBooklet]:
    theme = load_page_theme(look)
    document = compose_booklet(project.edition(edition), project.pictures(), project.FINGERPRINT, theme.highlight)
    return document, place(document, theme, paper, Ruler(project.family()))


@cache
def pdf(look: str, paper: str) -> bytes:
    document, placed = made(look, project.GUIDE, paper)
    return paint(placed, document, load_page_theme(look), project.family())


@pytest.mark.parametrize(("look", "edition", "paper"), PRINTED)
def test_every_edition_fits_on_every_paper_in_every_look(look: str, edition: str, paper: str) -> None:
    document, placed = made(look, edition, paper)
    found = check_pages(placed, document, load_page_theme(look), project.edition(edition))
    assert [one for one in found if one.severity is Severity.ERROR] == []
    assert len(placed.pages) % load_page_theme(look).papers[paper].multiple == 0


@pytest.mark.parametrize("look", LOOKS)
def test_what_is_read_is_as_large_as_the_look_promises(look: str) -> None:
    theme = load_page_theme(look)
    furniture = {"furniture", "day"}
    assert all(style.size >= theme.body for name, style in theme.styles.items() if name not in furniture)
    assert all(style.size >= theme.smallest for style in theme.styles.values())
    assert all(style.leading >= 1.1 * style.size for style in theme.styles.values())


def test_large_print_is_18_points_and_nothing_under_16_in_the_finished_file() -> None:
    file = PdfFile(pdf("large-print", "A4"))
    letters = [letter for number in range(1, len(file.sizes) + 1) for letter in file.letters(number)]
    small = [letter for letter in letters if letter.size < 17.9]
    assert min(letter.size for letter in letters) >= 15.9
    assert len(small) < 0.12 * len(letters), "only running heads and feet, and the days over boxes"


def test_large_print_says_the_same_words() -> None:
    plain, large = (made(look, project.GUIDE, paper)[0] for look, paper in (("clinic", "A5"), ("large-print", "A4")))
    same = plain == large
    assert same, "which words differ is not shown: comparing whole documents takes gigabytes"


def test_ink_saver_is_black_grey_and_white_without_filled_grounds() -> None:
    theme = load_page_theme("ink-saver")
    assert not any(panel.fill or panel.title_fill for panel in theme.panels.values())
    assert all(theme.colours[panel.edge] != "#FFFFFF" for panel in theme.panels.values() if panel.edge)
    with pypdfium2.PdfDocument(pdf("ink-saver", "A5")) as file:
        for page in file:
            image = page.render(scale=0.6).to_pil().convert("RGB")
            red, green, blue = image.split()
            assert _difference(red, green) < 8
            assert _difference(green, blue) < 8


def _difference(one: Image.Image, other: Image.Image) -> float:
    """The largest between two pixels."""
    return max(number for number, count in enumerate(ImageChops.difference(one, other).histogram()) if count)


def test_ink_saver_covers_less_than_a_tenth_of_every_page() -> None:
    with pypdfium2.PdfDocument(pdf("ink-saver", "A5")) as file:
        pages = [page.render(scale=0.5).to_pil().convert("L").histogram() for page in file]
    shares = [sum((255 - light) * count for light, count in enumerate(page)) / sum(page) / 255 for page in pages]
    assert max(shares) < 0.1


def _photocopied(image: Image.Image) -> Image.Image:
    """What a poor photocopier makes of a picture: a little out of focus, everything black or white."""
    return image.filter(ImageFilter.GaussianBlur(1.2)).point(lambda value: 255 if value > 150 else 0)


@pytest.mark.parametrize("name", ["glute-bridge-finish", "hamstring-supine-finish", "cat-cow-finish"])
def test_what_is_felt_survives_two_photocopies(name: str) -> None:
    """At 60 mm and 300 pixels an inch, with the highlight and without it: the stripes must still be there."""
    drawing = project.pictures()[name]
    assert isinstance(drawing, Drawing)
    plain = Drawing("plain", drawing.width, drawing.height, drawing.alt, tuple(
        path for path in drawing.paths if not path.role.startswith("feel")
    ))  # fmt: skip
    inks = load_page_theme("ink-saver").inks()
    shown, bare = (
        _photocopied(_photocopied(Image.open(BytesIO(rasterise(one, inks, 709))).convert("L")))
        for one in (drawing, plain)
    )
    changed = ImageChops.difference(shown, bare).histogram()[255]
    assert changed > 400, "black stripes where the region is felt"


def test_people_have_a_colour_for_each_role_of_a_body_and_none_that_means_something_else() -> None:
    people = load_people()
    roles = {"skin", "skin-shade", "hair", "hair-shade", "top", "top-shade", "legs", "legs-shade", "shoe"}
    assert len(people) >= 6
    assert {person.build for person in people.values()} == {"slim", "broad"}
    assert all(person.colours.keys() == roles for person in people.values())
    theme = load_page_theme()
    for person in people.values():
        for role in ("top", "legs", "skin"):
            assert contrast(person.colours[role], theme.drawing["line"].colour) >= 1.6, "outlines show"
        assert person.colours["top"] not in {theme.colours["alarm"], theme.drawing["feel"].colour}


def test_a_drawing_is_painted_in_the_colours_of_its_person() -> None:
    theme = load_page_theme()
    assert theme.inks("sam")["skin"].colour == load_people()["sam"].colours["skin"]
    assert theme.inks("sam")["arrow"] == theme.inks()["arrow"]
    assert load_page_theme("ink-saver").inks("sam") == load_page_theme("ink-saver").inks()
