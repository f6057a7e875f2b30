"""The sheets of a shipped edition, made in memory."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import project
from booklet.blocks.document import Document
from booklet.compose.sheets import compose_programme, compose_sheets
from booklet.content.library import Edition
from booklet.layout.pages import place
from booklet.layout.placed import PlacedBooklet
from booklet.layout.ruler import Ruler
from booklet.pdf.paint import paint
from booklet.theme.load import load_page_theme
from booklet.theme.model import PageTheme

KINDS = ("sheets", "programme")


@cache
def numbers(id_: str = project.GUIDE) -> Mapping[str, int]:
    """The pages of an edition's booklet."""
    placed = place(project.document(id_), project.page_theme(), "A5", Ruler(project.family()))
    return {anchor.id: anchor.page for anchor in placed.anchors}


def theme(kind: str) -> PageTheme:
    return load_page_theme(kind)


def composed(kind: str, edition: Edition) -> Document:
    compose = compose_sheets if kind == "sheets" else compose_programme
    return compose(edition, project.pictures(), numbers(edition.id))


@cache
def document(kind: str, id_: str = project.GUIDE) -> Document:
    return composed(kind, project.edition(id_))


def placed_on(made: Document, kind: str, paper: str = "A4") -> PlacedBooklet:
    return place(made, theme(kind), paper, Ruler(project.family()))


@cache
def placed(kind: str) -> PlacedBooklet:
    return placed_on(document(kind), kind)


def pdf(kind: str, pages: PlacedBooklet, made: Document | None = None) -> bytes:
    return paint(pages, made or document(kind), theme(kind), project.family())
