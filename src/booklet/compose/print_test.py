"""The sheet that tests a printer: four pages that say what to choose, and what to look at once they are folded."""

from __future__ import annotations

from collections.abc import Iterable

from booklet.blocks.document import Block, Document, Heading, Item, List, Marker, Panel, PanelKind, Paragraph, Section
from booklet.blocks.text import Runs, strong
from booklet.compose.print_phrases import PRINT_PHRASES, PrintPhrases
from booklet.compose.wording import Wording
from booklet.content.edition import Flip, Kind, Output
from booklet.content.library import Edition


def compose_print_test(edition: Edition, flip: Flip, sheet: str, *, metric: bool) -> Document:
    """The four pages, for the leader's or receptionist's eyes: nothing in them is for a patient.

    Args:
        edition: whose clinic prints, in which language.
        flip: the edge over which the booklets are made to be turned.
        sheet: the paper in the tray, as a print dialogue names it.
        metric: whether the ruler on page 3 is 10 cm long, or 4 inches.
    """
    words = PRINT_PHRASES[edition.locale.language]
    pages = _Pages(Wording(edition.locale), words, flip, sheet, words.ruler_metric if metric else words.ruler_inches)
    sections = (pages.front(), pages.behind(), pages.size(), pages.edges())
    return Document(
        title=words.title,
        author=edition.clinic.name,
        subject=words.subtitle,
        lang=edition.locale.tag,
        date=edition.spec.date.isoformat(),
        footer="",
        page_label="",
        sections=sections,
    )


def print_title(edition: Edition, output: Output) -> str:
    """The title of a file to print: never to be taken for the booklet itself."""
    words = PRINT_PHRASES[edition.locale.language]
    title = words.title if output.kind is Kind.PRINT_TEST else edition.spec.title
    return words.to_print.format(title=Wording(edition.locale).text(title))


def print_line(edition: Edition, output: Output, name: str, sheet: str) -> str:
    """What to choose in the print dialogue, in one line."""
    words = PRINT_PHRASES[edition.locale.language]
    line = words.print_test if output.kind is Kind.PRINT_TEST else words.print_booklet
    return line.format(name=name, sheet=sheet, flip=words.edges[output.flip.value])


class _Pages:
    """The four pages, each a section."""

    def __init__(self, wording: Wording, words: PrintPhrases, flip: Flip, sheet: str, ruler: str) -> None:
        self.wording, self.words = wording, words
        other = Flip.LONG if flip is Flip.SHORT else Flip.SHORT
        edges = {"flip": words.edges[flip.value], "other": words.edges[other.value]}
        self.fields = {**edges, "sheet": sheet, "ruler": ruler}

    def front(self) -> Section:
        """Page 1: what to choose."""
        words = self.words
        blocks: tuple[Block, ...] = (
            Heading("front", 1, self._runs(words.title), style="title", listed=False),
            Paragraph("front.lead", self._runs(words.subtitle), "subtitle"),
            self._list("front", words.how, Marker.NUMBER),
            Paragraph("front.next", (strong(words.next),)),
        )
        return Section("front", blocks, bare=True, pages=1)

    def behind(self) -> Section:
        """Page 2: whether it stands behind page 1."""
        words = self.words
        light = Paragraph("behind.light", self._runs(words.light))
        return self._page("behind", words.back, words.back_lead, words.back_checks, light)

    def size(self) -> Section:
        """Page 3: a line to measure, the fold and the staples."""
        words = self.words
        return self._page("size", words.size, words.size_lead, words.size_checks)

    def edges(self) -> Section:
        """Page 4: the frame at the printer's margin, and what comes next."""
        words = self.words
        good = Paragraph("edges.good", self._runs(words.good_next))
        panel = Panel("edges.panel", PanelKind.NOTE, (good,), self._runs(words.good), 2)
        return self._page("edges", words.edge, words.edge_lead, words.edge_checks, panel)

    def _page(self, id_: str, title: str, lead: str, checks: Iterable[str], *last: Block) -> Section:
        blocks: tuple[Block, ...] = (
            Heading(id_, 1, self._runs(title), style="title", listed=False),
            Paragraph(f"{id_}.lead", self._runs(lead), "subtitle"),
            self._list(id_, checks, Marker.BULLET),
            *last,
        )
        return Section(id_, blocks, bare=True, pages=1)

    def _list(self, id_: str, texts: Iterable[str], marker: Marker) -> List:
        items = (Item(f"{id_}.{number}", self._runs(text)) for number, text in enumerate(texts, 1))
        return List(f"{id_}.list", tuple(items), marker)

    def _runs(self, text: str) -> Runs:
        return self.wording.runs(text, None, **self.fields)
