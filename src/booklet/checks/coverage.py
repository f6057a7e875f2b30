"""How much ink a finished file takes, measured on its pages as a printer in black would print them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pypdfium2 as pdfium
from PIL import ImageStat

from booklet.content.library import Edition
from booklet.diagnostics import Code, Diagnostic

_SCALE: Final = 0.5
"""Pixels a point: the mean of a page is the same to a tenth of a per cent at twice as many."""


def ink_coverage(pdf: bytes) -> tuple[float, ...]:
    """The part of each page that ink covers, from 0 (white) to 1 (black all over); grey counts by its darkness.

    Raises pypdfium2.PdfiumError where ``pdf`` is no PDF file.
    """
    with pdfium.PdfDocument(pdf) as document:
        return tuple(_coverage(page) for page in document)


def check_ink(inks: Sequence[float], most: float, edition: Edition) -> tuple[Diagnostic, ...]:
    """Whether a page of a file that is to save ink is covered by more of it than its look allows."""
    if max(inks) <= most:
        return ()
    page = inks.index(max(inks)) + 1
    message = f"ink covers {max(inks):.0%} of page {page}; it may cover {most:.0%} of a page that saves ink"
    return (Diagnostic(Code.INK, message, edition.spec.span("outputs"), "take a photo out, or make it smaller"),)


def _coverage(page: pdfium.PdfPage) -> float:
    image = page.render(scale=_SCALE, grayscale=True, draw_annots=False).to_pil()
    return 1 - float(ImageStat.Stat(image).mean[0]) / 255
