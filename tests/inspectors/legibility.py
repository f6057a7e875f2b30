"""How legible a finished PDF file is, measured on what it shows: sizes, leading, contrast, resolution of photos.

Nothing of ours says how it was meant: letters, their colours and their places are read with PDFium, and the ground of a
letter is what a rendering of the page shows round it.
"""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from PIL import Image
from pypdfium2 import raw

SCALE = 3
"""Pixels a point."""


class Letter(NamedTuple):
    """A letter as it is shown: size in points, baseline from the foot of the page, colour, box in points."""

    text: str
    size: float
    baseline: float
    colour: tuple[int, int, int]
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True)
class Legibility:
    """The measures of a file."""

    data: bytes

    @cached_property
    def _file(self) -> pdfium.PdfDocument:
        return pdfium.PdfDocument(self.data)

    @cached_property
    def letters(self) -> list[tuple[int, Letter]]:
        """Every letter and digit with the number of its page."""
        return list(self._letters())

    def _letters(self) -> Iterator[tuple[int, Letter]]:
        for number, page in enumerate(self._file, 1):
            text = page.get_textpage()
            for place in range(text.count_chars()):
                if chr(raw.FPDFText_GetUnicode(text, place)).isalnum():  # not the dots of a leader, which are no text
                    yield number, _letter(text, place)

    def smallest(self) -> float:
        """The smallest type in points."""
        return min(letter.size for _, letter in self.letters)

    def share_under(self, points: float) -> float:
        """How much of the text is smaller than so many points."""
        sizes = [letter.size for _, letter in self.letters]
        return sum(size < points - 0.05 for size in sizes) / len(sizes)

    def tightest_leading(self) -> float:
        """The least distance of two baselines of one size and left edge, over that size."""
        rows: dict[tuple[int, float, int], set[float]] = defaultdict(set)
        seen: set[tuple[int, float]] = set()
        for number, letter in self.letters:
            if (number, letter.baseline) not in seen:  # the first letter of a line
                seen.add((number, letter.baseline))
                rows[number, letter.size, round(letter.left / 4)].add(round(letter.baseline, 1))
        gaps = [
            (above - below) / size
            for (_, size, _), found in rows.items()
            for above, below in zip(sorted(found, reverse=True), sorted(found, reverse=True)[1:], strict=False)
            if above - below > 0.5 * size
        ]
        return min(gaps)

    def lowest_contrast(self) -> tuple[float, str]:
        """The least ratio (WCAG 2.2, 1.4.3) of a letter to the ground that it stands on, and where that is."""
        lowest: dict[tuple[tuple[int, int, int], tuple[int, int, int]], str] = {}
        grounds: dict[int, Image.Image] = {}
        for number, letter in self.letters:
            if number not in grounds:
                grounds[number] = self._file[number - 1].render(scale=SCALE).to_pil().convert("RGB")
            ground = _ground(grounds[number], letter)
            lowest.setdefault((letter.colour, ground), f"{letter.text!r} on page {number}")
        return min((_ratio(*pair), where) for pair, where in lowest.items())

    def lowest_resolution(self) -> float:
        """The fewest pixels an inch of a photo; infinite where there is none."""
        found = [float("inf")]
        for page in self._file:
            for item in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,)):
                left, bottom, right, top = item.get_bounds()
                width, height = item.get_px_size()
                found.append(72 * min(width / (right - left), height / (top - bottom)))
        return min(found)


def _letter(text: Any, place: int) -> Letter:  # noqa: ANN401 - a text page of pypdfium2
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text, place, x, y)
    channels = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFText_GetFillColor(text, place, *channels)
    red, green, blue = (channel.value for channel in channels[:3])
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, place, matrix)
    size = raw.FPDFText_GetFontSize(text, place) * abs(matrix.d)
    box = text.get_charbox(place, loose=True)
    return Letter(
        chr(raw.FPDFText_GetUnicode(text, place)), round(size, 2), round(y.value, 1), (red, green, blue), *box
    )


def _ground(page: Image.Image, letter: Letter) -> tuple[int, int, int]:
    """The colour at the corners of a letter's box that is least like the letter's own."""
    corners = [(x, y) for x in (letter.left, letter.right) for y in (letter.bottom, letter.top)]
    pixels = []
    for x, y in corners:
        at = (
            min(page.width - 1, max(0, round(x * SCALE))),
            min(page.height - 1, max(0, round(page.height - y * SCALE))),
        )
        pixel = page.getpixel(at)
        assert isinstance(pixel, tuple)
        pixels.append(pixel[:3])
    return max(pixels, key=lambda pixel: sum(abs(one - other) for one, other in zip(pixel, letter.colour, strict=True)))  # type: ignore[return-value]


def _ratio(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    lights = sorted((_luminance(one), _luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(colour: tuple[int, int, int]) -> float:
    parts = (part / 255 for part in colour)
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
