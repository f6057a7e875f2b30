"""The makers by kind of output."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from booklet.content.edition import Kind, Output
from booklet.pipeline.making.booklets import make_booklet, make_sources_review
from booklet.pipeline.making.decks import make_deck
from booklet.pipeline.making.press import Artefact, Press
from booklet.pipeline.making.printing import make_booklet_print, make_print_test

_MAKERS: Final[Mapping[Kind, Callable[[Press, Output], Artefact]]] = {
    Kind.BOOKLET: make_booklet,
    Kind.BOOKLET_PRINT: make_booklet_print,
    Kind.PRINT_TEST: make_print_test,
    Kind.DECK: make_deck,
    Kind.SOURCES_REVIEW: make_sources_review,
}


def make(press: Press, output: Output) -> Artefact:
    """Make one output in memory; one that another is made of is made once."""
    return press.once(("artefact", output), lambda: _MAKERS[output.kind](press, output))
