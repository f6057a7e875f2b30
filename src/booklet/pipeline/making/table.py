"""The makers by kind of output."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from booklet.content.edition import Kind, Output
from booklet.pipeline.making.booklets import make_booklet, make_sources_review
from booklet.pipeline.making.classes import make_guide, make_register, make_station_cards
from booklet.pipeline.making.decks import make_deck
from booklet.pipeline.making.handouts import make_deck_handout
from booklet.pipeline.making.press import Artefact, Press
from booklet.pipeline.making.printing import make_booklet_print, make_print_test
from booklet.pipeline.making.proofs import make_proof
from booklet.pipeline.making.sheets import make_programme, make_sheets

_MAKERS: Final[Mapping[Kind, Callable[[Press, Output], Artefact]]] = {
    Kind.BOOKLET: make_booklet,
    Kind.BOOKLET_PRINT: make_booklet_print,
    Kind.PRINT_TEST: make_print_test,
    Kind.DECK: make_deck,
    Kind.DECK_HANDOUT: make_deck_handout,
    Kind.SHEETS: make_sheets,
    Kind.PROGRAMME: make_programme,
    Kind.SOURCES_REVIEW: make_sources_review,
    Kind.CLASS_DECK: make_deck,
    Kind.GUIDE: make_guide,
    Kind.STATION_CARDS: make_station_cards,
    Kind.REGISTER: make_register,
    Kind.PROOF: make_proof,
}


def make(press: Press, output: Output) -> Artefact:
    """Make one output in memory; one that another is made of is made once. What is wrong with it names its file."""
    artefact = press.once(("artefact", output), lambda: _MAKERS[output.kind](press, output))
    named = (replace(one, message=f"{artefact.name}: {one.message}") for one in artefact.diagnostics)
    return replace(artefact, diagnostics=tuple(named))
