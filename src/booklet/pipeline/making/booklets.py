"""The booklet and its variants, and the review of sources: placed, checked, painted and read back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from booklet.blocks.document import Document
from booklet.checks.agreement import check_booklet_agrees
from booklet.checks.coverage import check_ink, ink_coverage
from booklet.checks.pages import check_pages, check_sheets
from booklet.checks.review import check_review_agrees
from booklet.compose.booklet import compose_booklet
from booklet.compose.sources_review import compose_sources_review
from booklet.content.edition import Kind, Output, Variant
from booklet.content.library import Edition
from booklet.diagnostics import Diagnostic, has_errors
from booklet.layout.pages import place
from booklet.layout.placed import PlacedBooklet
from booklet.layout.ruler import Ruler
from booklet.pipeline.making.press import Artefact, Press, file_name, paper_of
from booklet.theme.model import PageTheme


@dataclass(frozen=True, slots=True)
class Pages:
    """A document on its pages, and the look that they are painted in."""

    document: Document
    placed: PlacedBooklet
    theme: PageTheme


def placed_booklet(press: Press, output: Output) -> Pages:
    """The pages of a booklet, placed once for all that needs them."""

    def placed() -> Pages:
        theme = press.looks.page(output.variant).enlarged(paper_of(press.edition, output).value)
        pictures, large = press.pictures(output), output.variant is Variant.LARGE_PRINT
        document = compose_booklet(press.edition, pictures, press.fingerprint, theme.highlight, large_print=large)
        return placed_pages(press, output, document, theme)

    return press.once(("booklet", output), placed)


def large_print_of(edition: Edition) -> Output | None:
    """The booklet in large print, on the usual paper where there is a choice."""
    large = [one for one in edition.spec.outputs if one.kind is Kind.BOOKLET and one.variant is Variant.LARGE_PRINT]
    return min(large, key=lambda one: one.paper is not None, default=None)


def booklet_of(edition: Edition) -> Output | None:
    """The booklet that other outputs refer to: in the usual look and on the clinic's paper, where there is a choice."""
    booklets = [one for one in edition.spec.outputs if one.kind is Kind.BOOKLET]
    looks = (None, Variant.INK_SAVER, Variant.LARGE_PRINT)
    usual = {None, edition.clinic.paper}
    return min(booklets, key=lambda one: (looks.index(one.variant), one.paper not in usual), default=None)


def made_booklet(press: Press, output: Output) -> Artefact:
    """The finished booklet, made once for all that needs it."""
    return press.once(("artefact", output), lambda: make_booklet(press, output))


def make_booklet(press: Press, output: Output) -> Artefact:
    """The tagged booklet."""
    edition, pages = press.edition, placed_booklet(press, output)
    found = check_pages(pages.placed, pages.document, pages.theme, edition)
    return printed(press, output, pages, found, lambda data: check_booklet_agrees(edition, pages.placed, data))


def pages_of(press: Press, booklet: Output | None) -> Mapping[str, int]:
    """The page on which each block of a booklet starts, by its id; none where there is no booklet."""
    return {anchor.id: anchor.page for anchor in placed_booklet(press, booklet).placed.anchors} if booklet else {}


def booklet_pages(press: Press) -> Mapping[str, int]:
    """The same of the booklet that other outputs refer to."""
    return pages_of(press, booklet_of(press.edition))


def make_sources_review(press: Press, output: Output) -> Artefact:
    """What the sources say beside what is printed, for the clinician who signs."""
    edition = press.edition
    document = compose_sources_review(edition, press.fingerprint)
    pages = placed_pages(press, output, document, press.looks.sheet(output.kind))
    return printed_sheets(press, output, pages, lambda data: check_review_agrees(edition, data))


def printed_sheets(
    press: Press, output: Output, pages: Pages, agrees: Callable[[bytes], tuple[Diagnostic, ...]]
) -> Artefact:
    """The file of pages that are no booklet: sheets of any number, not stapled."""
    found = check_sheets(pages.placed, pages.document, pages.theme, press.edition)
    return printed(press, output, pages, found, agrees)


def printed(
    press: Press,
    output: Output,
    pages: Pages,
    found: tuple[Diagnostic, ...],
    agrees: Callable[[bytes], tuple[Diagnostic, ...]],
) -> Artefact:
    """The file of placed pages, unless an error forbids it; ``agrees`` reads it back and compares."""
    from booklet.pdf.paint import paint

    name, count = file_name(press.edition, output), len(pages.placed.pages)
    if has_errors(found):
        return Artefact(name, b"", count, found)
    data = paint(pages.placed, pages.document, pages.theme, press.looks.family)
    found += agrees(data)
    if not pages.theme.most_ink:
        return Artefact(name, data, count, found)
    inks = ink_coverage(data)
    found += check_ink(inks, pages.theme.most_ink, press.edition)
    shares = {"mean": round(sum(inks) / len(inks), 3), "most": round(max(inks), 3)}
    return Artefact(name, data, count, found, facts={"coverage": shares})


def placed_pages(press: Press, output: Output, document: Document, theme: PageTheme | None = None) -> Pages:
    """A document on the paper of an output; ``theme`` is its look where that is not that of the output's variant."""
    theme, paper = theme or press.looks.page(output.variant), paper_of(press.edition, output)
    return Pages(document, place(document, theme, paper.value, Ruler(press.looks.family)), theme)
