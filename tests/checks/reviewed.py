"""The review of sources of a shipped edition, made in memory."""

from __future__ import annotations

from functools import cache

import project
from booklet.blocks.document import Document
from booklet.compose.sources_review import compose_sources_review
from booklet.content.library import Edition
from booklet.layout.pages import place
from booklet.layout.placed import PlacedBooklet
from booklet.layout.ruler import Ruler
from booklet.pdf.paint import paint
from booklet.theme.load import load_page_theme
from booklet.theme.model import PageTheme


def theme() -> PageTheme:
    return load_page_theme("sources-review")


def document(edition: Edition) -> Document:
    return compose_sources_review(edition, project.FINGERPRINT)


def placed(made: Document) -> PlacedBooklet:
    return place(made, theme(), "A4", Ruler(project.family()))


def pdf(edition: Edition) -> bytes:
    made = document(edition)
    return paint(placed(made), made, theme(), project.family())


@cache
def shipped(id_: str = project.GUIDE) -> bytes:
    return pdf(project.edition(id_))
