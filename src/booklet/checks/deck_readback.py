"""Finished decks, read back: what stands on the slides of a PPTX file and in their notes, in the order of showing.

Nothing here knows how a file was made.  It may be ours, just written, or one that somebody's program has saved again:
its parts are found by their relationships, and what a layout states is looked up there.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from typing import IO, Final, NamedTuple, TypeAlias
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

from booklet.checks.readback import Readback, normal
from booklet.units import EMU

LARGEST_PART: Final = 20_000_000
"""The most bytes of a part that is read: a small archive can hold one that fills the memory."""

_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P: Final = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_NUMBERS: Final = frozenset({"sldNum", "dt"})
"""Placeholders of which the program writes the words."""

_FURNITURE: Final = _NUMBERS | {"ftr", "hdr", "sldImg"}
_TITLES: Final = frozenset({"title", "ctrTitle"})
_TEXT: Final = f"{_P}sp"
_FRAME: Final = f"{_P}graphicFrame"
_SHAPES: Final = frozenset({_TEXT, _FRAME, f"{_P}pic", f"{_P}cxnSp"})


Links: TypeAlias = Mapping[str, tuple[str, str]]
"""The kind and the target of each relationship of a part."""


class SlideMark(NamedTuple):
    """By what a slide is known again, and whether it is as it was.

    ``digest`` is made of the words, pictures, tables, places and notes, as far as any program keeps them when it saves
    the file; the number of the slide and the date are not in it.
    """

    id: str
    title: str
    digest: str


class DeckSlide(NamedTuple):
    """A slide of a deck and its notes."""

    mark: SlideMark
    slide: Readback
    notes: Readback

    @property
    def id(self) -> str:
        """The name of the slide in the file, or the one in its notes' last line; empty where neither is left."""
        return self.mark.id


def read_deck(file: bytes | IO[bytes]) -> tuple[DeckSlide, ...]:
    """Every slide of a PPTX file with its notes, in order.

    Raises BadZipFile, KeyError or ParseError where it is none; whatever else a damaged archive makes zipfile raise.
    """
    with ZipFile(BytesIO(file) if isinstance(file, bytes) else file) as archive:
        return tuple(_Deck(archive).slides())


class _Shape(NamedTuple):
    """A shape on a slide, layout or master; ``slot`` is the type and the number of its placeholder, if it is in one."""

    element: ET.Element
    alt: str
    slot: tuple[str, str] | None

    @property
    def kind(self) -> str:
        """The type of its placeholder; empty where it is in none."""
        return self.slot[0] if self.slot else ""


@dataclass(slots=True)
class _Deck:
    """An open file; ``places`` has where a layout puts its placeholders, which many slides share."""

    archive: ZipFile
    places: dict[tuple[str, tuple[str, str]], tuple[int, ...]] = field(default_factory=dict)

    def slides(self) -> Iterator[DeckSlide]:
        """The slides that the presentation lists."""
        main = _target(self._relations(""), "officeDocument")
        links = self._relations(main)
        for number, entry in enumerate(self._parsed(main).iter(f"{_P}sldId"), 1):
            yield self._slide(number, links[entry.attrib[f"{_R}id"]][1])

    def _slide(self, number: int, part: str) -> DeckSlide:
        root, links = self._parsed(part), self._relations(part)
        shapes = tuple(_shapes(root))
        words = {shape: tuple(_paragraphs(shape.element)) for shape in shapes}
        tables = {shape: tuple(_rows(shape.element)) for shape in shapes if shape.element.tag == _FRAME}
        looks = [
            (words[shape], tables.get(shape), self._place(shape, links), *self._image(shape, links))
            for shape in shapes
            if shape.kind not in _NUMBERS
        ]
        notes = tuple(self._notes(_target(links, "notesSlide")))
        digest = sha256(repr((looks, notes, root.get("show"))).encode()).hexdigest()[:16]
        texts = tuple(
            text
            for shape in shapes
            if shape.element.tag == _TEXT and shape.kind not in _FURNITURE
            for text in words[shape]
        )
        title = " ".join(text for shape in shapes if shape.kind in _TITLES for text in words[shape])
        rows = tuple(row for table in tables.values() for row in table)
        name = f"slide {number}"
        mark = SlideMark(_id(root, notes), title, digest)
        return DeckSlide(mark, Readback(name, texts, rows), Readback(f"the notes of {name}", notes))

    def _notes(self, part: str) -> Iterator[str]:
        for shape in _shapes(self._parsed(part)) if part else ():
            if shape.kind not in _FURNITURE:
                yield from _paragraphs(shape.element)

    def _image(self, shape: _Shape, links: Links) -> tuple[object, ...]:
        """What a picture shows and how it is described; nothing for another shape."""
        blip = next(shape.element.iter(f"{_A}blip"), None)
        embedded = links.get("" if blip is None else blip.get(f"{_R}embed", ""))
        if not embedded:
            return ()
        crop = [sorted(rectangle.items()) for rectangle in shape.element.iter(f"{_A}srcRect") if rectangle.items()]
        return (self.archive.getinfo(embedded[1]).CRC, normal(shape.alt), crop)

    def _place(self, shape: _Shape, links: Links) -> tuple[int, ...]:
        """Where a shape stands, in whole points: its own place, or that of its placeholder in layout or master.

        The height of a table is not in it: programs let rows grow with their words.
        """
        own = _points(shape.element) or (self._offered(_target(links, "slideLayout"), shape.slot) if shape.slot else ())
        return own[:3] if shape.element.tag == _FRAME else own

    def _offered(self, layout: str, slot: tuple[str, str]) -> tuple[int, ...]:
        """The place of a placeholder: by its number in the layout, or else by its type in the master."""
        if (layout, slot) not in self.places:
            master = _target(self._relations(layout), "slideMaster")
            by_number = (one for one in _shapes(self._parsed(layout)) if one.slot and one.slot[1] == slot[1])
            by_type = (one for one in _shapes(self._parsed(master)) if one.kind == slot[0])
            stated = (place for shape in (*by_number, *by_type) if (place := _points(shape.element)))
            self.places[layout, slot] = next(stated, ())
        return self.places[layout, slot]

    def _relations(self, part: str) -> Links:
        """The relationships of a part, without those that lie outside the file."""
        folder, name = posixpath.split(part)
        place = posixpath.join(folder, "_rels", f"{name}.rels")
        return {
            row.attrib["Id"]: (row.attrib["Type"].rpartition("/")[2], _resolved(folder, row.attrib["Target"]))
            for row in self._parsed(place)
            if row.get("TargetMode") != "External"
        }

    def _parsed(self, part: str) -> ET.Element:
        if self.archive.getinfo(part).file_size > LARGEST_PART:
            raise BadZipFile(f"{part} is too large")
        return ET.fromstring(self.archive.read(part))  # noqa: S314 - expat itself bounds how far entities may grow


def _resolved(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _target(links: Links, kind: str) -> str:
    """The part that is related in one way; empty where there is none."""
    return next((target for found, target in links.values() if found == kind), "")


def _id(root: ET.Element, notes: tuple[str, ...]) -> str:
    """The slide's name; a program that drops it leaves the notes, of which the last line is ``[name]``."""
    data = root.find(f"{_P}cSld")
    name = "" if data is None else data.get("name", "")
    last = notes[-1] if notes else ""
    return name or (last[1:-1] if last.startswith("[") and last.endswith("]") else "")


def _shapes(root: ET.Element) -> Iterator[_Shape]:
    """The shapes of a part in reading order, those in groups too."""
    tree = root.find(f"{_P}cSld/{_P}spTree")
    todo = [] if tree is None else list(reversed(tree))
    while todo:
        element = todo.pop()
        if element.tag == f"{_P}grpSp":
            todo += reversed(element)
        elif element.tag in _SHAPES:
            properties, _, inherited = element[0]  # the schema's order: cNvPr, a shape's own, nvPr
            slot = inherited.find(f"{_P}ph")
            yield _Shape(
                element,
                properties.get("descr", ""),
                None if slot is None else (slot.get("type", "obj"), slot.get("idx", "0")),
            )


def _points(shape: ET.Element) -> tuple[int, ...]:
    """Left, top, width and height in whole points, and the turn in whole degrees; nothing where none are stated."""
    properties = shape.find(f"{_P}spPr")
    frame = shape.find(f"{_P}xfrm") if properties is None else properties.find(f"{_A}xfrm")
    if frame is None or len(frame) < 2:  # noqa: PLR2004 - off and ext
        return ()
    lengths = (frame[0].get("x", "0"), frame[0].get("y", "0"), frame[1].get("cx", "0"), frame[1].get("cy", "0"))
    return (*(round(int(length) / EMU) for length in lengths), round(int(frame.get("rot", "0")) / 60000))


def _rows(shape: ET.Element) -> Iterator[tuple[str, ...]]:
    for row in shape.iter(f"{_A}tr"):
        yield tuple(" ".join(_paragraphs(cell)) for cell in row.iter(f"{_A}tc"))


def _paragraphs(element: ET.Element) -> Iterator[str]:
    for paragraph in element.iter(f"{_A}p"):
        if text := normal("".join(node.text or "" for node in paragraph.iter(f"{_A}t"))):
            yield text
