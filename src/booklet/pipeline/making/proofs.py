"""The proof: every page of the edition's booklets and every slide of its decks small, its findings where they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import repeat
from typing import Final

from booklet.checks.coverage import ink_coverage
from booklet.checks.finding import Finding, merged
from booklet.checks.pages import page_findings
from booklet.checks.slides import slide_findings
from booklet.compose.proof import PAGES, SLIDES, Grid, ProofFile, ProofFinding, ProofPage, compose_proof
from booklet.content.edition import Kind, Output
from booklet.diagnostics import Severity
from booklet.layout.glyphs import with_glyphs
from booklet.layout.marks import ERROR, WARNING, Mark, marked
from booklet.layout.miniature import SlideMiniatures, page_miniature
from booklet.layout.pages import place
from booklet.layout.placed import Miniature
from booklet.layout.ruler import Ruler
from booklet.pipeline.making.booklets import placed_booklet
from booklet.pipeline.making.decks import placed_slides
from booklet.pipeline.making.press import Artefact, Press, file_name, paper_of


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a file shows, page by page or slide by slide; ``inks`` has as many entries, None where none is printed."""

    grid: Grid
    scenes: tuple[Miniature, ...]
    inks: tuple[float | None, ...]
    findings: tuple[Finding, ...]


def make_proof(press: Press, output: Output) -> Artefact:
    """The proof.  What it finds does not stop it: that is what it is for."""
    from booklet.pdf.paint import paint

    edition, theme, family = press.edition, press.looks.overview, press.looks.family
    files: list[ProofFile] = []
    for one in edition.spec.outputs:
        if show := _SHOWN.get(one.kind):
            first = 1 + sum(len(file.findings) for file in files)
            files.append(
                _file(file_name(edition, one), show(press, one), first, Ruler(family), theme.spacing.figure_height)
            )
    document = compose_proof(edition, files)
    placed = with_glyphs(place(document, theme, paper_of(edition, output).value, Ruler(family)))
    data = paint(placed, document, theme, family)
    return Artefact(file_name(edition, output), data, len(placed.pages), ())


def _file(name: str, shown: _Shown, first: int, ruler: Ruler, height: float) -> ProofFile:
    """A file with its findings, numbered from ``first``, and their marks on its pages; ``height`` is the theme's."""
    findings: list[ProofFinding] = []
    marks: dict[int, list[Mark]] = {}
    for number, (diagnostic, spots) in enumerate(merged(shown.findings), first):
        colour = ERROR if diagnostic.severity is Severity.ERROR else WARNING
        findings.append(ProofFinding(number, diagnostic, tuple(sorted({spot.page for spot in spots}))))
        for spot in spots:
            marks.setdefault(spot.page, []).append(Mark(number, spot.box, colour))
    pages: list[ProofPage] = []
    for number, (scene, ink) in enumerate(zip(shown.scenes, shown.inks, strict=True), 1):
        own = marks.get(number, [])
        small = marked(scene, own, ruler, shown.grid.share * height / scene.height)
        numbers = tuple(dict.fromkeys(mark.number for mark in own))
        pages.append(ProofPage(number, replace(small, name=f"{name}-{number}"), numbers, ink))
    return ProofFile(name, shown.grid, tuple(pages), tuple(findings))


def _booklet(press: Press, output: Output) -> _Shown:
    from booklet.pdf.paint import paint

    pages = placed_booklet(press, output)
    printable = with_glyphs(pages.placed)
    scenes = tuple(page_miniature(page, pages.placed, pages.theme) for page in pages.placed.pages)
    inks = ink_coverage(paint(printable, pages.document, pages.theme, press.looks.family))
    return _Shown(PAGES, scenes, inks, page_findings(pages.placed, pages.document, pages.theme, press.edition))


def _deck(press: Press, output: Output) -> _Shown:
    deck, theme, *_ = placed_slides(press, output)
    slides = SlideMiniatures(deck, theme, press.looks.overview, press.looks.family)
    scenes = tuple(slides.miniature(number) for number, _ in enumerate(deck.slides, 1))
    findings = slide_findings(deck, theme, press.edition)
    return _Shown(SLIDES, scenes, tuple(repeat(None, len(scenes))), findings)


_SHOWN: Final[Mapping[Kind, Callable[[Press, Output], _Shown]]] = {
    Kind.BOOKLET: _booklet,
    Kind.DECK: _deck,
    Kind.CLASS_DECK: _deck,
}
"""What the proof shows of an edition's outputs."""
