"""A clinic's own template as the package that it is: opened, refused where it is unsafe, its parts kept as they are.

Only what the presentation leads to is kept: masters, layouts, themes, their media and the embedded fonts.  Its own
slides with their notes and comments stay behind, as do names of people and programs.  Nothing in it is run, and
nothing outside it is asked for.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Final, NamedTuple, NoReturn
from xml.etree import ElementTree as ET

from booklet.diagnostics import Code

LARGEST_FILE: Final = 50_000_000
"""The most bytes of a template as it is packed."""

LARGEST_CONTENT: Final = 200_000_000
"""The most bytes of all its parts, unpacked."""

MOST_PARTS: Final = 5000

_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_KEPT: Final = frozenset({"slideMaster", "notesMaster", "tableStyles", "font", "theme"})
"""What the presentation may lead to; slides, comments, macros, settings of printers and views are left behind."""

_UNSAFE: Final = frozenset(
    {"oleObject", "package", "control", "activeXControlBinary", "vbaProject", "frame", "subDocument"}
)


class RefusedTemplateError(Exception):
    """A file that cannot be used as a template; ``hint`` says what to do."""

    def __init__(self, code: Code, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.hint = code, hint


class Relation(NamedTuple):
    """A relationship of a part: its id, the last word of its type, the name of the part it leads to."""

    id: str
    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a template that are kept, by name, with the content type of each."""

    main: str
    parts: Mapping[str, bytes]
    types: Mapping[str, str]

    def xml(self, name: str) -> ET.Element:
        """A part as a tree."""
        return parsed(self.parts[name])

    def relations(self, name: str) -> tuple[Relation, ...]:
        """The relationships of a part to other parts of the package."""
        return tuple(_relations(self.parts, name))


def open_package(data: bytes) -> Package:
    """Open a .pptx or .potx file; raises RefusedTemplateError for one that is broken or unsafe."""
    if len(data) > LARGEST_FILE:
        _refuse(Code.TEMPLATE_SIZE, f"the file has {len(data):,} bytes, more than {LARGEST_FILE:,}", _SMALLER)
    if data.startswith(_OLD_OFFICE):
        message = "the file is locked with a password, or is an old .ppt file"
        _refuse(Code.TEMPLATE_FILE, message, "open it in PowerPoint and save it as .potx without a password")
    try:
        return _kept(_unpacked(data))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, KeyError, ValueError) as error:
        _refuse(Code.TEMPLATE_FILE, f"the file cannot be opened: {error}", "save it once more in PowerPoint as .potx")


_SMALLER: Final = "delete its sample slides and large pictures, and save it again"


def _refuse(code: Code, message: str, hint: str) -> NoReturn:
    raise RefusedTemplateError(code, message, hint)


def _unpacked(data: bytes) -> dict[str, bytes]:
    """Every part of the archive; no more is unpacked than its list of contents owns up to."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        size = sum(entry.file_size for entry in entries)
        if size > LARGEST_CONTENT or len(entries) > MOST_PARTS:
            message = f"unpacked it has {len(entries):,} parts of {size:,} bytes, more than {LARGEST_CONTENT:,}"
            _refuse(Code.TEMPLATE_SIZE, message, _SMALLER)
        if any(entry.flag_bits & 1 for entry in entries):
            _refuse(Code.TEMPLATE_FILE, "the file is locked with a password", "save it without a password")
        names = [entry.filename for entry in entries]
        if len({name.casefold() for name in names}) < len(names):
            _refuse(
                Code.TEMPLATE_FILE, "two parts of the file have one name", "save it once more in PowerPoint as .potx"
            )
        return {entry.filename: archive.read(entry) for entry in entries}


def _kept(parts: Mapping[str, bytes]) -> Package:
    types = dict(_types(parts))
    main = next((link.target for link in _relations(parts, "") if link.kind == "officeDocument"), "")
    kind = types.get(main, "")
    if any("vbaProject" in known or "macroEnabled" in known for known in types.values()):
        hint = "save it in PowerPoint as .potx, the form without macros"
        _refuse(Code.TEMPLATE_UNSAFE, "the file holds macros", hint)
    if not re.fullmatch(r".*\.presentationml\.(presentation|template|slideshow)\.main\+xml", kind):
        _refuse(Code.TEMPLATE_FILE, "the file is no PowerPoint file", "save a PowerPoint template as .potx")
    if b"purl.oclc.org/ooxml" in parts[main]:
        _refuse(Code.TEMPLATE_FILE, "the file is written as Strict Open XML", "save it as an ordinary .potx")
    kept = {main: parts[main], _links_of(main): parts[_links_of(main)]}
    todo = [link.target for link in _relations(parts, main) if link.kind in _KEPT]
    while todo:
        name = todo.pop()
        if name in kept:
            continue
        kept[name] = parts[name]
        if _links_of(name) in parts:
            kept[_links_of(name)] = parts[_links_of(name)]
            todo += [link.target for link in _safe(name, _relations(parts, name))]
    for name, data in kept.items():
        if name.endswith((".xml", ".rels")):
            parsed(data)
    return Package(main, kept, {name: types[name] for name in kept if name in types})


def _safe(name: str, links: Iterator[Relation]) -> Iterator[Relation]:
    for link in links:
        if link.kind == "slide":
            hint = "delete the link, or let it lead nowhere"
            _refuse(Code.TEMPLATE_UNSAFE, f"{name} jumps to one of the template's own slides", hint)
        yield link


def _types(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """The content type of each part."""
    root = parsed(parts["[Content_Types].xml"])
    endings = {one.get("Extension", "").casefold(): one.get("ContentType", "") for one in root.iter(f"{_TYPES}Default")}
    named = {
        one.get("PartName", "").removeprefix("/"): one.get("ContentType", "") for one in root.iter(f"{_TYPES}Override")
    }
    for name in parts:
        if kind := named.get(name) or endings.get(name.rpartition(".")[2].casefold()):
            yield name, kind


def _links_of(name: str) -> str:
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _relations(parts: Mapping[str, bytes], name: str) -> Iterator[Relation]:
    """The relationships of a part ('': of the package); links to the web that a reader may follow are no parts."""
    for one in parsed(parts.get(_links_of(name), b"<none/>")).iter(_RELATIONSHIP):
        kind, target = one.get("Type", "").rpartition("/")[2], one.get("Target", "")
        outside = one.get("TargetMode") == "External"
        if kind in _UNSAFE or (outside and kind != "hyperlink"):
            what = f"a link to `{target[:60]}`" if outside else "an embedded object"
            hint = "delete it from the master and the layouts, or put in a picture of it"
            _refuse(Code.TEMPLATE_UNSAFE, f"{name} holds {what}", hint)
        if not outside:
            place = posixpath.normpath(posixpath.join("/", posixpath.dirname(name), target)).lstrip("/")
            yield Relation(one.get("Id", ""), kind, place)


class _Tree(ET.TreeBuilder):
    """Builds a tree and refuses a DOCTYPE, with which small files can grow without end."""

    def doctype(self, name: str, pubid: str, system: str) -> NoReturn:
        del pubid, system
        raise ValueError(f"a part has a DOCTYPE `{name}`")


def parsed(data: bytes) -> ET.Element:
    """A part as a tree; raises ValueError where it is no XML."""
    try:
        return ET.fromstring(data, ET.XMLParser(target=_Tree()))  # noqa: S314 - a DOCTYPE is refused
    except ET.ParseError as error:
        raise ValueError(f"a part is no XML: {error}") from error
