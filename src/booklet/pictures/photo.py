"""Reading a photo: a JPEG passes as it is, without its metadata; all else is made an 8-bit picture in grey or sRGB.

What a camera notes beside the picture (place, time, names, a small copy of what was cut away) reaches no output.
"""

from __future__ import annotations

from hashlib import sha256
from typing import NamedTuple

from booklet.diagnostics import Checked, Code, Diagnostic, Span
from booklet.pictures import jpeg
from booklet.pictures.picture import Photo

MAX_BYTES = 30_000_000
MAX_PIXELS = 50_000_000
MAX_SIDE = 4000
"""Pixels a side; a larger photo is made smaller."""

_PNG = b"\x89PNG\r\n\x1a\n"
_KINDS = (
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF file"),
    (b"BM", "a BMP picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"PK\3\4", "a ZIP or Office file"),
    (b"version https://git-lfs", "a Git LFS pointer, not the picture itself"),
)


class _Pixels(NamedTuple):
    """A picture as it will be written."""

    kind: str
    width: int
    height: int
    channels: int
    data: bytes


class _Refused(Exception):  # noqa: N818 - carries a diagnostic's parts, see ``read_photo``
    def __init__(self, code: Code, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code, self.hint = code, hint


def read_photo(path: str, data: bytes, alt: str) -> Checked[Photo]:
    """The photo in a file, or what is wrong with it; never raises, whatever the bytes are.

    Args:
        path: names the file in diagnostics.
        data: the file, a JPEG or a PNG.
        alt: the alternative text.
    """
    try:
        pixels = _read(data)
    except _Refused as refused:
        return Checked(None, (Diagnostic(refused.code, str(refused), Span(path), refused.hint),))
    name = sha256(pixels.data).hexdigest()[:24]
    return Checked(Photo(name, pixels.width, pixels.height, alt, pixels.kind, pixels.channels, lambda: pixels.data))


def _read(data: bytes) -> _Pixels:
    if len(data) > MAX_BYTES:
        raise _Refused(Code.PHOTO_TOO_LARGE, "the photo is larger than 30 MB", "export it with 3000 pixels a side")
    if data.startswith(b"\xff\xd8\xff"):
        return _read_jpeg(data)
    if data.startswith(_PNG):
        if len(data) < 33 or data[12:16] != b"IHDR":  # noqa: PLR2004 - signature and header
            raise _Refused(Code.PHOTO_BROKEN, "the photo ends in its header")
        _check_size(int.from_bytes(data[16:20]), int.from_bytes(data[20:24]))
        return _redrawn(data, "png")
    raise _Refused(Code.PHOTO_KIND, f"this is {_what(data)}", "save the photo as JPEG or PNG")


def _read_jpeg(data: bytes) -> _Pixels:
    try:
        frame = jpeg.read_frame(data)
        _check_size(frame.width, frame.height)
        if frame.plain and max(frame.width, frame.height) <= MAX_SIDE and _upright_srgb(data, frame):
            return _Pixels("jpeg", frame.width, frame.height, frame.channels, jpeg.without_metadata(data))
    except jpeg.BrokenJpegError as error:
        raise _Refused(Code.PHOTO_BROKEN, f"the photo is damaged: {error}", "copy it again from the camera") from None
    return _redrawn(data, "jpeg")


def _check_size(width: int, height: int) -> None:
    """From the header, before anything is decoded: a small file can hold a picture that fills the memory."""
    if not width or not height:
        raise _Refused(Code.PHOTO_BROKEN, "the photo has no size")
    if width * height > MAX_PIXELS:
        message = f"the photo has {width} × {height} pixels, more than 50 megapixels"
        raise _Refused(Code.PHOTO_TOO_LARGE, message, "export it with 3000 pixels a side")


def _upright_srgb(data: bytes, frame: jpeg.Frame) -> bool:
    """Whether a JPEG needs neither turning nor another colour space."""
    if not frame.exif and not frame.profile:
        return True
    from booklet.pictures.pixels import is_srgb, is_upright  # noqa: PLC0415 - Pillow is slow to load, seldom needed

    return is_upright(data) and (not frame.profile or is_srgb(data))


def _redrawn(data: bytes, kind: str) -> _Pixels:
    from booklet.pictures.pixels import redrawn  # noqa: PLC0415 - as above

    try:
        return _Pixels(kind, *redrawn(data, kind, MAX_SIDE, MAX_PIXELS))
    except Exception as error:  # noqa: BLE001 - what a decoder raises over a broken file is not foreseeable
        raise _Refused(Code.PHOTO_BROKEN, f"the photo is damaged: {error}", "copy or export it again") from None


def _what(data: bytes) -> str:
    """What a file that is no photo is, told by its content."""
    head = data[:1024].lower()
    found = (
        (not data, "an empty file"),
        (data[:4] == b"RIFF" and data[8:12] == b"WEBP", "a WebP picture"),
        (data[4:12] == b"ftypavif", "an AVIF picture"),
        (data[4:8] == b"ftyp", "a HEIC picture or a film"),
        (b"<html" in head or b"<!doctype html" in head, "a web page"),
        (b"<svg" in head, "an SVG drawing"),
        *((data.startswith(start), kind) for start, kind in _KINDS),
        (head.isascii() and b"\0" not in head, "text"),
    )
    return next((kind for holds, kind in found if holds), "not a picture of a known kind")
