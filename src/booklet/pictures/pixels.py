"""What Pillow decodes: photos that cannot pass as they are, made 8-bit grey or sRGB, upright, on white."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, ImageCms, ImageOps

_ORIENTATION = 0x0112
_SRGB_NAMES = ("srgb", "s-rgb", "iec61966")


@contextmanager
def _opened(data: bytes, kind: str) -> Iterator[Image.Image]:
    """A file open for reading; Pillow's warnings about its metadata are nothing to us, who drop it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(BytesIO(data), formats=(kind.upper(),)) as image:
            yield image


def is_upright(data: bytes) -> bool:
    """Whether the EXIF orientation of a JPEG is 1, absent or unreadable."""
    try:
        with _opened(data, "jpeg") as image:
            return bool(image.getexif().get(_ORIENTATION, 1) == 1)
    except Exception:  # noqa: BLE001 - a broken EXIF block may make Pillow raise anything
        return True


def is_srgb(data: bytes) -> bool:
    """Whether the ICC profile of a JPEG is one of sRGB, or of no use."""
    try:
        with _opened(data, "jpeg") as image:
            return _profile(image) is None
    except Exception:  # noqa: BLE001 - as above
        return True


def redrawn(data: bytes, kind: str, max_side: int, max_pixels: int) -> tuple[int, int, int, bytes]:
    """Width, height, channels and the file, of the same kind (``jpeg`` or ``png``); raises what Pillow raises."""
    with _opened(data, kind) as opened:
        if opened.width * opened.height > max_pixels:
            raise ValueError("it has more pixels than its header says")
        opened.draft(None, (max_side, max_side))
        opened.load()
        image = ImageOps.exif_transpose(opened)
        image = _flat(_in_srgb(image))
    if max(image.size) > max_side:
        image.thumbnail((max_side, max_side), Image.Resampling.LANCZOS)
    image.info.clear()
    out = BytesIO()
    image.save(out, kind.upper(), **({"quality": 90} if kind == "jpeg" else {"compress_level": 6}))
    return image.width, image.height, len(image.getbands()), out.getvalue()


def _profile(image: Image.Image) -> ImageCms.ImageCmsProfile | None:
    """The profile of an RGB or CMYK picture, unless it is sRGB or unreadable."""
    icc = image.info.get("icc_profile")
    if not icc or image.mode not in ("RGB", "RGBA", "CMYK"):
        return None
    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(icc))
        name = ImageCms.getProfileDescription(profile).lower()
    except (OSError, ImageCms.PyCMSError):
        return None
    return None if any(known in name for known in _SRGB_NAMES) else profile


def _in_srgb(image: Image.Image) -> Image.Image:
    profile = _profile(image)
    if profile is None:
        return image
    mode = "RGB" if image.mode == "CMYK" else image.mode
    converted = ImageCms.profileToProfile(image, profile, ImageCms.createProfile("sRGB"), outputMode=mode)
    return converted or image


def _flat(image: Image.Image) -> Image.Image:
    """Eight bits, grey or RGB, on white."""
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.has_transparency_data:
        image = image.convert("RGBA")
        white = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(white, image).convert("RGB")
    return image if image.mode in ("L", "RGB") else image.convert("L" if image.mode == "1" else "RGB")
