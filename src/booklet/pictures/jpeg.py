"""The segments of a JPEG file (ITU-T T.81, annex B): its frame, and the file without what is no part of the picture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_SOI, _EOI, _SOS, _APP0, _APP1, _APP2, _APP14, _APP15, _COM = 0xD8, 0xD9, 0xDA, 0xE0, 0xE1, 0xE2, 0xEE, 0xEF, 0xFE
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_PASSED_ON = (0xC0, 0xC1, 0xC2)
"""Baseline, extended sequential and progressive Huffman coding: what PDF (7.4.8) and OOXML readers show."""

_SCAN_END = re.compile(rb"\xff\xff*[^\x00\xd0-\xd7\xff]")
"""Begins with a plain byte, not with a repeat: that byte is then looked for six times as fast."""


class BrokenJpegError(ValueError):
    """A file that ends early or whose segments make no sense."""


class Frame(NamedTuple):
    """What the headers say.  ``plain``: every reader shows the same; ``exif``, ``profile``: such metadata is there."""

    width: int
    height: int
    channels: int
    plain: bool
    exif: bool
    profile: bool


class _Segment(NamedTuple):
    """A marker and what follows it up to the next; ``data`` is the whole of it, the scan of an SOS included."""

    marker: int
    payload: bytes
    data: bytes


def read_frame(data: bytes) -> Frame:
    """The frame of a JPEG; raises BrokenJpegError where the file does not reach its end."""
    frame: tuple[int, int, int] | None = None
    plain, exif, profile, adobe, jfif, rgb_names = True, False, False, False, False, False
    for marker, payload, _ in _segments(data):
        if marker in _FRAMES:
            if frame or len(payload) < 6 or len(payload) != 6 + 3 * payload[5]:  # noqa: PLR2004 - T.81, B.2.2
                raise BrokenJpegError("its frame header makes no sense")
            frame = int.from_bytes(payload[3:5]), int.from_bytes(payload[1:3]), payload[5]
            plain = marker in _PASSED_ON and payload[0] == 8 and frame[2] in (1, 3)  # noqa: PLR2004 - bits a sample
            rgb_names = payload[6::3] == b"RGB"
        exif = exif or (marker == _APP1 and payload.startswith(b"Exif\0"))
        profile = profile or (marker == _APP2 and payload.startswith(b"ICC_PROFILE\0"))
        adobe = adobe or (marker == _APP14 and payload.startswith(b"Adobe"))
        jfif = jfif or (marker == _APP0 and payload.startswith(b"JFIF\0"))
    if frame is None:
        raise BrokenJpegError("it has no frame")
    unclear = rgb_names and not adobe and not jfif  # RGB to some readers, YCbCr to others
    return Frame(*frame, plain and not unclear, exif, profile)


def without_metadata(data: bytes) -> bytes:
    """The same picture, byte for byte; no APP segments but JFIF and Adobe, no comments, nothing after the end."""
    return b"".join([_kept(segment) for segment in _segments(data)])


def _kept(segment: _Segment) -> bytes:
    marker, payload, data = segment
    if marker == _APP0 and payload.startswith(b"JFIF\0") and len(payload) >= 14:  # noqa: PLR2004 - JFIF 1.02
        return b"\xff\xe0\0\x10" + payload[:12] + b"\0\0"  # without a thumbnail
    if marker == _APP14 and payload.startswith(b"Adobe"):
        return data
    return b"" if _APP0 <= marker <= _APP15 or marker == _COM else data


def _segments(data: bytes) -> Iterator[_Segment]:
    """From SOI to EOI."""
    yield _Segment(_SOI, b"", data[:2])
    at, scans = 2, 0
    while True:
        start = at
        while data[at : at + 2] == b"\xff\xff":  # fill bytes
            at += 1
        head = data[at : at + 4]
        if len(head) < 2 or head[0] != 0xFF:  # noqa: PLR2004 - a marker
            raise BrokenJpegError("it is cut short" if len(head) < 2 else "its segments make no sense")  # noqa: PLR2004
        marker = head[1]
        if marker == _EOI:
            if not scans:
                raise BrokenJpegError("it holds no picture")
            yield _Segment(marker, b"", b"\xff\xd9")
            return
        end = at + 2 + int.from_bytes(head[2:4])
        if len(head) < 4 or end < at + 4 or end > len(data) or marker < 0xC0 or 0xD0 <= marker <= _SOI:  # noqa: PLR2004
            raise BrokenJpegError("it is cut short" if end > len(data) else "its segments make no sense")
        payload = data[at + 4 : end]
        if marker == _SOS:
            scans += 1
            found = _SCAN_END.search(data, end)
            if not found:
                raise BrokenJpegError("it is cut short")
            end = found.start()
        yield _Segment(marker, payload, data[start:end])
        at = end
