"""What an office printer prints: the booklet as sheets to fold and staple, and the sheet that tests the printer."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from booklet.checks.printing import check_fold, not_folded
from booklet.compose.print_test import compose_print_test, print_line, print_title
from booklet.content.edition import Flip, Kind, Output
from booklet.content.library import Edition
from booklet.layout.imposition import SHEETS, Imposition, impose_booklet, impose_test
from booklet.pipeline.making.booklets import made_booklet, placed_booklet, placed_pages, printed_sheets
from booklet.pipeline.making.press import Artefact, Press, file_name, paper_of
from booklet.pipeline.manifest import blocks

_TO_FOLD: Final = frozenset({Kind.BOOKLET_PRINT, Kind.PRINT_TEST})


def make_booklet_print(press: Press, output: Output) -> Artefact:
    """The very pages of the booklet, two on each side of a sheet."""
    edition, paper = press.edition, paper_of(press.edition, output)
    if paper not in SHEETS:
        return Artefact(file_name(edition, output), b"", 0, not_folded(edition, output, paper))
    source = output.model_copy(update={"kind": Kind.BOOKLET, "flip": Flip.SHORT, "thickness": 0.1})
    booklet = made_booklet(press, source)
    pages = placed_booklet(press, source)
    found = booklet.diagnostics + check_fold(edition, output, pages.theme.papers[paper.value].margins, booklet.count)
    made = Artefact(file_name(edition, output), booklet.data, booklet.count, found)
    if not made.data:
        return made
    size, sheet = pages.theme.paper(paper.value), SHEETS[paper]
    plan = impose_booklet(booklet.count, size, sheet, output.flip, output.thickness)
    return _imposed(press, made, output, plan)


def make_print_test(press: Press, output: Output) -> Artefact:
    """One sheet, folded to four pages by the same steps as a booklet."""
    edition, paper = press.edition, paper_of(press.edition, output)
    if paper not in SHEETS:
        return Artefact(file_name(edition, output), b"", 0, not_folded(edition, output, paper))
    sheet = SHEETS[paper]
    document = compose_print_test(edition, output.flip, sheet.name, metric=sheet.metric)
    pages = placed_pages(press, output, document)
    made = printed_sheets(press, output, pages, lambda _: ())
    plan = impose_test(pages.theme.paper(paper.value), sheet, output.flip)
    return _imposed(press, made, output, plan) if made.data else made


def print_lines(edition: Edition) -> dict[str, str]:
    """What to choose in the print dialogue, by the name of the file."""
    outputs = ((output, paper_of(edition, output)) for output in edition.spec.outputs if output.kind in _TO_FOLD)
    named = {file_name(edition, output): (output, SHEETS[paper]) for output, paper in outputs if paper in SHEETS}
    return {name: print_line(edition, output, name, sheet.name) for name, (output, sheet) in named.items()}


def _imposed(press: Press, made: Artefact, output: Output, plan: Imposition) -> Artefact:
    from booklet.pdf.impose import impose

    return replace(
        made, data=impose(b"".join(blocks(made.data)), plan, print_title(press.edition, output)), count=len(plan.faces)
    )
