"""Photos made from a number: colours that run into each other under soft noise.

A full one is as heavy as photos of exercises are: a progressive JPEG of 850 x 567 pixels and about 56 kB.  A tiny one
is the same, an eighth as wide.  ``python -m bench.photos FOLDER COUNT`` writes them.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from random import Random
from typing import Final

from PIL import Image

SIZE: Final = (850, 567)
TINY: Final = (106, 71)

_QUALITY: Final = 75
_GRAIN: Final = 8
_COLOURS: Final = (9, 6)
_STRENGTH: Final = 0.35


def write_photos(folder: Path, numbers: range) -> None:
    """Write ``full/<number>.jpg`` and ``tiny/<number>.jpg`` for each number; those that are there stay."""
    for kind in ("full", "tiny"):
        (folder / kind).mkdir(parents=True, exist_ok=True)
    for number in numbers:
        place = folder / "full" / f"{number}.jpg"
        if not place.exists():
            photo = _picture(Random(number))  # noqa: S311 - noise, not a secret
            place.write_bytes(_jpeg(photo))
            (folder / "tiny" / place.name).write_bytes(_jpeg(photo.resize(TINY)))


def _picture(random: Random) -> Image.Image:
    width, height = SIZE
    colours = _blurred(random, _COLOURS)
    noise = _blurred(random, (width // _GRAIN, height // _GRAIN))
    return Image.blend(colours, noise, _STRENGTH)


def _blurred(random: Random, size: tuple[int, int]) -> Image.Image:
    dots = Image.frombytes("RGB", size, random.randbytes(size[0] * size[1] * 3))
    return dots.resize(SIZE, Image.Resampling.BICUBIC)


def _jpeg(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=_QUALITY, progressive=True)
    return file.getvalue()


if __name__ == "__main__":
    write_photos(Path(sys.argv[1]), range(int(sys.argv[2])))
