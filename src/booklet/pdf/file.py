"""The file itself: objects packed into compressed object streams, and a cross-reference stream (ISO 32000-1, 7.5.7-8).

ReportLab would write each of the thousands of small objects of a structure tree on its own, uncompressed.
"""

from __future__ import annotations

import zlib
from hashlib import blake2b
from itertools import count

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream
from reportlab.pdfbase.pdfdoc import format as formatted

from booklet.pdf.objects import Image, Source

_PACK = 200
"""Objects in one object stream: a reader unpacks it whole to reach one of them."""


class PackedDocument(PDFDocument):
    """A document that is written small."""

    def format(self) -> bytes:
        """The file; all objects are there by now, or are made while others are written."""
        file = _File("{}.{}".format(*self._pdfVersion))
        for number in count(1):
            if number not in self.numberToId:
                break
            item = self.idToObject[self.numberToId[number]]
            source = item.format(self) if isinstance(item, Source) else formatted(item, self, toplevel=1)
            if isinstance(item, PDFStream):  # ReportLab leaves out the line end that PDF/A asks for (6.1.7.1)
                file.write(number, source.removesuffix(b"endstream\n") + b"\nendstream")
            elif isinstance(item, Image):
                file.write(number, source)
            else:
                file.small.append((number, source))
        root, info = (self.Reference(item).format(self).decode() for item in (self.Catalog, self.info))
        return file.closed(f"/Root {root}/Info {info}")


class _File:
    """Bytes so far, where each object is, and the small objects that wait to be packed."""

    def __init__(self, version: str) -> None:
        self.parts = [f"%PDF-{version}\n%".encode("ascii"), b"\xe2\xe3\xcf\xd3\n"]
        self.size = sum(map(len, self.parts))
        self.small: list[tuple[int, bytes]] = []
        self.places: dict[int, tuple[int, int, int]] = {0: (0, 0, 0xFFFF)}

    def write(self, number: int, source: bytes) -> None:
        self.places[number] = 1, self.size, 0
        part = b"%d 0 obj\n%b\nendobj\n" % (number, source)
        self.parts.append(part)
        self.size += len(part)

    def closed(self, trailer: str) -> bytes:
        """The whole file; its identity (14.4) is a hash of all that stands in it."""
        free = max([number for number, _ in self.small] + [*self.places]) + 1
        for number, start in enumerate(range(0, len(self.small), _PACK), free):
            self._pack(number, self.small[start : start + _PACK])
        number, start = max(self.places) + 1, self.size
        self.places[number] = 1, start, 0
        identity = blake2b(b"".join(self.parts), digest_size=16).hexdigest()
        rows = b"".join(
            [
                kind.to_bytes(1) + place.to_bytes(4) + index.to_bytes(2)
                for _, (kind, place, index) in sorted(self.places.items())
            ]
        )
        self._stream(number, f"/Type/XRef/Size {number + 1}/W[1 4 2]{trailer}/ID[<{identity}><{identity}>]", rows)
        return b"".join((*self.parts, b"startxref\n%d\n%%%%EOF\n" % start))

    def _pack(self, number: int, objects: list[tuple[int, bytes]]) -> None:
        head, body = "", b""
        for index, (inner, source) in enumerate(objects):
            self.places[inner] = 2, number, index
            head += f"{inner} {len(body)} "
            body += source + b"\n"
        self._stream(number, f"/Type/ObjStm/N {len(objects)}/First {len(head)}", head.encode("ascii") + body)

    def _stream(self, number: int, entries: str, data: bytes) -> None:
        packed = zlib.compress(data)
        head = f"<<{entries}/Filter/FlateDecode/Length {len(packed)}>>\nstream\n"
        self.write(number, b"".join((head.encode("ascii"), packed, b"\nendstream")))
