"""How to reach the clinic: all of it on the back cover, with a QR code; the ways to write and call on every sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from booklet.blocks.document import Beside, Block, Figure, Heading, Paragraph
from booklet.blocks.text import Run, Runs, strong
from booklet.compose.wording import NO_BREAK, Wording
from booklet.content.clinic import Clinic
from booklet.pictures.picture import Picture
from booklet.pictures.qr import qr_code


def contact_blocks(clinic: Clinic, wording: Wording, pictures: Mapping[str, Picture]) -> tuple[Block, ...]:
    """Name and logo, then the ways to reach it, line by line; beside them the QR code, where the clinic has one."""
    phrases, shown = wording.phrases, _shown(clinic.qr)
    name: Block = Heading("back.contact", 2, (Run(clinic.name),), listed=False, style="h3")
    if clinic.logo:
        name = Beside((name,), Figure("back.logo", pictures[clinic.logo], clinic.name), share=0.15)
    lines = [
        _line(wording, (phrases.phone, clinic.phone), (phrases.email, clinic.email)),
        _line(wording, (phrases.website, None if clinic.website == shown else clinic.website)),
        _line(wording, (phrases.hours, clinic.hours)),
        _line(wording, (phrases.address, ", ".join(clinic.address))),
    ]
    if clinic.qr:
        lines.append((strong(f"{phrases.scan}: "), Run(shown, link=clinic.qr)))
    words: tuple[Block, ...] = (name, *_paragraph("back.reach", lines))
    if not clinic.qr:
        return words
    code = qr_code(clinic.qr, wording.text(phrases.qr_alt, address=clinic.qr))
    return (Beside(words, Figure("back.qr", code, code.alt)),)


def contact_lines(clinic: Clinic, wording: Wording, place: str) -> Iterator[Paragraph]:
    """On a sheet: the name and the phone, then email and website.  ``place`` makes the ids unique in the document."""
    phrases = wording.phrases
    called = _line(wording, (phrases.phone, clinic.phone))
    written = _line(wording, (phrases.email, clinic.email), (phrases.website, clinic.website))
    yield from _paragraph(f"{place}.contact", [(strong(clinic.name), Run("  "), *called), written])


def _line(wording: Wording, *items: tuple[str, str | None]) -> Runs:
    """Items that share a line where they can; none breaks but for the next."""
    said = [_labelled(label, wording.runs(text)) for label, text in items if text]
    return tuple(run for number, item in enumerate(said) for run in ((Run("  "), *item) if number else item))


def _paragraph(id_: str, lines: list[Runs]) -> Iterator[Paragraph]:
    """A paragraph of lines; none where all of them are empty."""
    first, *rest = [line for line in lines if line] or [()]
    if first:
        yield Paragraph(id_, (*first, *(run for line in rest for run in (Run("\n"), *line))), "small")


def _labelled(label: str, text: Runs) -> Runs:
    """A label stands on the line of its first word, a house number on that of its street."""
    first, *rest = text
    words = re.sub(r"^(\d+\w?) ", rf"\1{NO_BREAK}", first.text)
    return (strong(f"{label}:{NO_BREAK}"), first._replace(text=words), *rest)


def _shown(address: str | None) -> str:
    """An address as people write it."""
    return (address or "").removeprefix("https://").removesuffix("/")
