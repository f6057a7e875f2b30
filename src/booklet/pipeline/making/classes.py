"""What a class needs on paper: the leader's guide, the station cards and the forms."""

from __future__ import annotations

from booklet.checks.class_sheets import check_cards_agree, check_guide_agrees, check_register_agrees
from booklet.compose.class_cards import compose_station_cards
from booklet.compose.class_guide import compose_guide
from booklet.compose.class_register import compose_register
from booklet.content.edition import Kind, Output
from booklet.pipeline.making.booklets import booklet_pages, placed_pages, printed_sheets
from booklet.pipeline.making.decks import composed_deck, made_deck
from booklet.pipeline.making.press import Artefact, Press, file_name
from booklet.pipeline.making.printing import print_lines


def make_guide(press: Press, output: Output) -> Artefact:
    """The guide for the leader; it names the slides of the class's deck where the edition makes one."""
    edition, pictures = press.edition, press.pictures(output)
    deck = composed_deck(press, output.model_copy(update={"kind": Kind.CLASS_DECK}))
    folded = {file_name(edition, one) for one in edition.spec.outputs if one.kind is Kind.BOOKLET_PRINT}
    lines = tuple(line for name, line in print_lines(edition).items() if name in folded)
    document = compose_guide(edition, pictures, deck, _slide_numbers(press), lines)
    pages = placed_pages(press, output, document, press.looks.class_sheets)
    return printed_sheets(press, output, pages, lambda data: check_guide_agrees(edition, data))


def make_station_cards(press: Press, output: Output) -> Artefact:
    """A card for each station."""
    edition, theme = press.edition, press.looks.sheet(output.kind)
    document = compose_station_cards(edition, press.pictures(output), booklet_pages(press), theme.highlight)
    pages = placed_pages(press, output, document, theme)
    return printed_sheets(press, output, pages, lambda data: check_cards_agree(edition, data))


def make_register(press: Press, output: Output) -> Artefact:
    """The blank forms."""
    edition = press.edition
    pages = placed_pages(press, output, compose_register(edition), press.looks.class_sheets)
    return printed_sheets(press, output, pages, lambda data: check_register_agrees(edition, data))


def _slide_numbers(press: Press) -> dict[str, int]:
    """The numbers of the slides of the class's deck by their ids; none where the edition makes no such deck."""
    decks = [one for one in press.edition.spec.outputs if one.kind is Kind.CLASS_DECK]
    slides = made_deck(press, decks[0]).slides if decks else ()
    return {slide.id: number for number, slide in enumerate(slides, 1)}
