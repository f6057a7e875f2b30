"""The deck: composed, placed, checked, written with an image of each picture, and read back."""

from __future__ import annotations

from typing import Final

from booklet.checks.agreement import check_deck_agrees
from booklet.checks.slides import check_slides
from booklet.checks.template import binding_rows, check_template
from booklet.compose.deck import compose_deck
from booklet.content.clinic import Clinic, DeckTemplate
from booklet.content.edition import Output
from booklet.diagnostics import Checked, Code, Diagnostic, has_errors, nearest
from booklet.layout.arial import arial
from booklet.layout.placed import PlacedDeck
from booklet.layout.slides import place_deck
from booklet.pictures.picture import Drawing
from booklet.pictures.raster import flipped, rasterise
from booklet.pipeline.making.press import Artefact, Press, file_name
from booklet.slides.package_reader import Package
from booklet.theme.binding import Binding, bind
from booklet.theme.load import load_slide_theme
from booklet.theme.model import PageTheme

PIXELS_PER_POINT: Final = 2
"""A slide is 960 points wide, and most screens and projectors show it 1920 pixels wide."""


def placed_deck(press: Press, output: Output) -> PlacedDeck:
    """The slides of a deck, placed once for all that needs them."""

    def placed() -> PlacedDeck:
        deck = compose_deck(press.edition, press.pictures(output))
        return place_deck(deck, press.looks.slide, arial())

    return press.once(("deck", output), placed)


def make_deck(press: Press, output: Output) -> Artefact:
    """The editable deck, in the clinic's own template where there is one."""
    from booklet.slides.writer import write_deck

    if press.edition.clinic.template:
        return _in_template(press, output, press.edition.clinic.template)
    edition, theme, placed = press.edition, press.looks.slide, placed_deck(press, output)
    found = check_slides(placed, theme, edition)
    data = b""
    if not has_errors(found):
        data = write_deck(placed, theme, _images(placed, press.looks.page()))
        found += check_deck_agrees(edition, placed, data)
    return Artefact(file_name(edition, output), data, len(placed.slides), found)


def _in_template(press: Press, output: Output, template: DeckTemplate) -> Artefact:
    """The deck in the clinic's template; other outputs show slides in our own look."""
    from booklet.slides.writer import write_deck

    edition, name = press.edition, file_name(press.edition, output)
    opened = press.once(("template",), lambda: _opened(press, template))
    if opened.value is None:
        return Artefact(name, b"", 0, opened.diagnostics)
    package, binding, width = opened.value
    placed = place_deck(compose_deck(edition, press.pictures(output)), binding.theme, arial(width))
    found = (*check_slides(placed, binding.theme, edition), *check_template(binding, placed, edition.clinic))
    data = b""
    if not has_errors(found):
        data = write_deck(placed, binding.theme, _images(placed, press.looks.page()), package)
        found += check_deck_agrees(edition, placed, data)
    rows = tuple(row._asdict() for row in binding_rows(binding, placed))
    return Artefact(name, data, len(placed.slides), found, rows)


def _opened(press: Press, template: DeckTemplate) -> Checked[tuple[Package, Binding, float]]:
    """The template, bound; what is wrong with it stands where the clinic names it."""
    from booklet.slides.package_reader import RefusedTemplateError, open_package
    from booklet.slides.template_reader import read_template

    clinic = press.edition.clinic
    try:
        package = open_package(press.gallery.template or b"")
        looks = read_template(package)
    except RefusedTemplateError as refused:
        message = f"{template.file}: {refused}"
        return Checked(None, (Diagnostic(refused.code, message, clinic.span("template", "file"), refused.hint),))
    names = [layout.name for layout in looks.layouts if layout.title]
    unknown = tuple(_unknown(clinic, role, names) for role in template.layouts if not _has(names, template, role))
    if unknown:
        return Checked(None, unknown)
    binding = bind(looks, load_slide_theme(), template.layouts)
    return Checked((package, binding, looks.font_width))


def _has(names: list[str], template: DeckTemplate, role: str) -> bool:
    return template.layouts[role].casefold() in {name.casefold() for name in names}


def _unknown(clinic: Clinic, role: str, names: list[str]) -> Diagnostic:
    """A layout that the template does not have, or that has no title."""
    wanted = clinic.template.layouts[role] if clinic.template else ""
    message = f"the template has no layout `{wanted}` with a title"
    hint = nearest(wanted, names) or f"it has {', '.join(names)}"
    return Diagnostic(Code.TEMPLATE_ROLE, message, clinic.span("template", "layouts", role), hint)


def _images(placed: PlacedDeck, theme: PageTheme) -> dict[str, bytes]:
    """The image of each picture on a slide, as large as it is shown at its largest."""
    from booklet.slides.writer import images_needed

    images = {}
    for key, figure in images_needed(placed).items():
        picture = figure.picture
        if isinstance(picture, Drawing):
            width = round(figure.box.width * PIXELS_PER_POINT)
            images[key] = rasterise(picture, theme.inks(picture.person), width)
        else:
            images[key] = flipped(picture) if picture.mirrored else picture.data
    return images
