"""What all documents have in common that are printed on loose sheets, not folded into a booklet."""

from __future__ import annotations

from booklet.blocks.document import Document, Section
from booklet.compose.wording import Wording
from booklet.content.library import Edition


def loose_sheets(edition: Edition, title: str, subject: str, sections: tuple[Section, ...], head: str = "") -> Document:
    """The sections as sheets of any number, with the edition's code and a draft's notice at their foot."""
    wording = Wording(edition.locale)
    return Document(
        title=title,
        author=edition.clinic.name,
        subject=subject,
        lang=edition.locale.tag,
        date=edition.spec.date.isoformat(),
        footer=wording.footer(edition),
        page_label=wording.phrases.page,
        sections=sections,
        stapled=False,
        head=head,
    )
