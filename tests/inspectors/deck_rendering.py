"""Does any text leave its box when LibreOffice sets it?  The deck is printed and its words are found again."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias
from xml.etree import ElementTree as ET

from pptx import Presentation
from pptx.util import Emu

import tools

Untyped: TypeAlias = Any
"""What python-pptx and lxml hand out; both are without types."""

XHTML = "{http://www.w3.org/1999/xhtml}"
MARK = re.compile(r"(\d+[.)]|[•●–-])")
SLACK = 2.0
"""Rounding, in points."""

OVERSHOOT = 0.08
"""The share of its size by which a font's box is higher than the line it is set on."""


class Word(NamedTuple):
    """A printed word and its box in points."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def faults(data: bytes, folder: Path) -> list[str]:
    """Text outside its box, or not found where it should be, as ``slide number: sentence``."""
    file = folder / "deck.pptx"
    file.write_bytes(data)
    pages = _pages(tools.printed_deck(file, folder))
    deck = Presentation(io.BytesIO(data))
    if len(pages) != len(deck.slides):
        return [f"0: {len(deck.slides)} slides are printed on {len(pages)} pages"]
    found = []
    for number, (slide, page) in enumerate(zip(deck.slides, pages, strict=True), 1):
        width, height = _points(deck.slide_width), _points(deck.slide_height)
        off = [
            word.text for word in page if word.left < 0 or word.top < 0 or word.right > width or word.bottom > height
        ]
        found += [f"{number}: {text!r} is off the slide" for text in off]
        for shape in slide.shapes:
            found += [f"{number}: {one}" for one in _shape(shape, page)]
    return found


def _points(length: Untyped) -> float:
    return float(Emu(length).pt)


def _pages(pdf: Path) -> list[list[Word]]:
    text = tools.output("pdftotext", "-bbox", pdf, "-")
    root = ET.fromstring(re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text))  # noqa: S314 - made by our own tool
    sides = ("xMin", "yMin", "xMax", "yMax")
    return [
        [Word(word.text or "", *(float(word.attrib[side]) for side in sides)) for word in page.iter(XHTML + "word")]
        for page in root.iter(XHTML + "page")
    ]


def _shape(shape: Untyped, page: list[Word]) -> Iterator[str]:
    left, top = _points(shape.left), _points(shape.top)
    right, bottom = left + _points(shape.width), top + _points(shape.height)
    if getattr(shape, "has_table", False):
        for number, column in enumerate(shape.table.columns):
            right = left + _points(column.width)
            texts = [row.cells[number].text_frame.text for row in shape.table.rows]
            yield from _texts(shape.name, texts, page, Word("", left, top, right, bottom))
            left = right
    elif shape.has_text_frame and shape.text_frame.text.strip():
        texts = [paragraph.text for paragraph in shape.text_frame.paragraphs if paragraph.text.strip()]
        yield from _texts(shape.name, texts, page, Word("", left, top, right, bottom))


def _texts(name: str, texts: list[str], page: list[Word], box: Word) -> Iterator[str]:
    """The paragraphs of a box, one below the other."""
    near = box.top
    for text in texts:
        found = _located(text, page, box, near)
        if found is None:
            yield f"{name}: {text[:40]!r} is not printed as it is written"
            continue
        near = found.bottom
        slack = SLACK + OVERSHOOT * max(
            word.bottom - word.top for word in page if found.top <= word.top <= found.bottom
        )
        out = max(found.bottom - box.bottom, box.top - found.top, found.right - box.right, box.left - found.left)
        if out > slack:
            yield f"{name}: {text[:40]!r} leaves its box by {out:.1f} pt"


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text).casefold()


def _located(text: str, page: list[Word], box: Word, near: float) -> Word | None:
    """The box of the words that spell the text, in the columns of the box, nearest below ``near``."""
    inside = [word for word in page if box.left - 6 <= (word.left + word.right) / 2 <= box.right + 6]
    inside.sort(key=lambda word: (round(word.bottom / 5), word.left))
    wanted = _bare(text)
    best: Word | None = None
    for start in range(len(inside)):
        run = _spelled(wanted, inside[start:])
        if not run:
            continue
        found = Word(
            text,
            min(word.left for word in run),
            min(word.top for word in run),
            max(word.right for word in run),
            max(word.bottom for word in run),
        )
        if best is None or abs(found.top - near) < abs(best.top - near):
            best = found
    return best


def _spelled(wanted: str, words: list[Word]) -> list[Word]:
    """The first of the words if they spell the text, marks of lists left out; else nothing."""
    run: list[Word] = []
    spelled = ""
    for word in words:
        if spelled == wanted:
            break
        if wanted.startswith(spelled + _bare(word.text)):
            spelled += _bare(word.text)
            run.append(word)
        elif not MARK.fullmatch(word.text):
            return []
    return run if spelled == wanted else []
