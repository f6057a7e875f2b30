"""How to reach the clinic: the same words, and the same QR code, on the back cover and on every sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from booklet.blocks.document import Beside, Block, Figure, Heading, Paragraph
from booklet.blocks.text import Run, Runs, strong
from booklet.compose.wording import NO_BREAK, Wording
from booklet.content.clinic import Clinic
from booklet.pictures.picture import Picture
from booklet.pictures.qr import qr_code


def contact_blocks(clinic: Clinic, wording: Wording, place: str, pictures: Mapping[str, Picture]) -> tuple[Block, ...]:
    """Name and logo, ways to reach it, address; beside them the QR code, where the clinic has one.

    ``place`` makes the ids unique in the document.
    """
    name: Block = Heading(f"{place}.contact", 2, (Run(clinic.name),), listed=False, style="h3")
    if clinic.logo:
        name = Beside((name,), Figure(f"{place}.logo", pictures[clinic.logo], clinic.name), share=0.15)
    words: tuple[Block, ...] = (
        name,
        *(Paragraph(f"{place}.{way}", said, "small") for way, said in _ways(clinic, wording)),
    )
    if not clinic.qr:
        return words
    code = qr_code(clinic.qr, wording.text(wording.phrases.qr_alt, address=clinic.qr))
    return (Beside(words, Figure(f"{place}.qr", code, code.alt)),)


def _ways(clinic: Clinic, wording: Wording) -> Iterator[tuple[str, Runs]]:
    phrases = wording.phrases
    shown = _shown(clinic.qr)
    reach = [
        (phrases.phone, clinic.phone),
        (phrases.email, clinic.email),
        (phrases.website, None if clinic.website == shown else clinic.website),
        (phrases.hours, clinic.hours),
        (phrases.address, ", ".join(clinic.address)),
    ]
    if said := [run for label, text in reach if text for run in _labelled(label, wording.runs(text))]:
        yield "reach", tuple(said)
    if clinic.qr:
        yield "scan", (strong(f"{phrases.scan}: "), Run(shown, link=clinic.qr))


def _labelled(label: str, text: Runs) -> Runs:
    """A label stands on the line of its first word, a house number on that of its street."""
    first, *rest = text
    words = re.sub(r"^(\d+\w?) ", rf"\1{NO_BREAK}", first.text)
    return (strong(f"{label}:{NO_BREAK}"), first._replace(text=words), *rest, Run("  "))


def _shown(address: str | None) -> str:
    """An address as people write it."""
    return (address or "").removeprefix("https://").removesuffix("/")
