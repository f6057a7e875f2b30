"""Rules that PowerPoint and Keynote hold a file to beyond its schema: what they call damaged and offer to repair."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
FIRST = "[Content_Types].xml"
DCTERMS = "http://purl.org/dc/terms/"
SIGNATURES = {"png": b"\x89PNG\r\n\x1a\n", "jpeg": b"\xff\xd8\xff"}
STRANGERS = re.compile(rb"(?i)python|lxml|/home/|/tmp/|/users/|[a-z]:\\|file:|\b\w+\.(?:svg|ya?ml|jpg)\b")
SHAPES = {"screen4x3": 4 / 3, "screen16x9": 16 / 9, "screen16x10": 1.6}


class Relation(NamedTuple):
    """A relationship: its kind, the full name of its target, whether that lies outside the file."""

    kind: str
    target: str
    outside: bool


@dataclass(frozen=True)
class Package:
    """A finished file, read part by part."""

    data: bytes

    @cached_property
    def names(self) -> list[str]:
        with zipfile.ZipFile(io.BytesIO(self.data)) as file:
            return file.namelist()

    @cached_property
    def parts(self) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(self.data)) as file:
            return {name: file.read(name) for name in file.namelist()}

    @cached_property
    def trees(self) -> dict[str, Any]:
        return {name: etree.fromstring(data) for name, data in self.parts.items() if name.endswith((".xml", ".rels"))}

    @cached_property
    def relations(self) -> dict[str, dict[str, Relation]]:
        """The relationships of each part by id; '' is the package itself."""
        found: dict[str, dict[str, Relation]] = {}
        for name in self.names:
            if not name.endswith(".rels"):
                continue
            folder = posixpath.dirname(posixpath.dirname(name))
            rows = found[posixpath.join(folder, posixpath.basename(name)[:-5])] = {}
            for row in self.trees[name]:
                outside = row.get("TargetMode") == "External"
                target = row.get("Target") if outside else posixpath.normpath(posixpath.join(folder, row.get("Target")))
                rows[row.get("Id")] = Relation(row.get("Type").rsplit("/", 1)[-1], target, outside)
        return found

    def matching(self, pattern: str) -> Iterator[tuple[str, Any]]:
        """(name, tree) of the parts of which the name matches."""
        return ((name, tree) for name, tree in self.trees.items() if re.fullmatch(pattern, name))


def faults(data: bytes) -> list[str]:
    """Every broken rule, as a sentence."""
    package = Package(data)
    rules = (
        *(_zip, _content_types, _relations, _values, _shapes, _tables, _slides, _notes, _presentation, _text, _media),
        *(_properties, _strangers),
    )
    return [found for rule in rules for found in rule(package)]


def _twice(values: Iterable[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


def _zip(package: Package) -> Iterator[str]:
    yield from (f"two entries are called {name}" for name in _twice(name.lower() for name in package.names))
    if package.names[0] != FIRST:
        yield "the content types are not the first entry"
    with zipfile.ZipFile(io.BytesIO(package.data)) as file:
        for entry in file.infolist():
            packed = entry.filename.startswith("ppt/media/")
            if packed != (entry.compress_type == zipfile.ZIP_STORED):
                yield f"{entry.filename} is {'packed twice' if packed else 'not packed'}"


def _content_types(package: Package) -> Iterator[str]:
    tree = package.trees[FIRST]
    named = [one.get("PartName")[1:] for one in tree.iter(TYPES + "Override")]
    endings = {one.get("Extension").lower() for one in tree.iter(TYPES + "Default")}
    yield from (f"a content type for {name}, which is absent" for name in named if name not in package.parts)
    for name in package.names:
        if name != FIRST and name not in named and name.rsplit(".", 1)[-1].lower() not in endings:
            yield f"no content type for {name}"
        plain = name.endswith(".xml") and name != FIRST
        if plain and name not in named:
            yield f"{name} is of no kind but XML"


def _relations(package: Package) -> Iterator[str]:
    for name, tree in package.matching(r".*\.rels"):
        yield from (f"{name}: {one} stands twice" for one in _twice(row.get("Id") for row in tree))
    for source, rows in package.relations.items():
        for row in rows.values():
            if not row.outside and row.target not in package.parts:
                yield f"{source}: a dangling relationship to {row.target}"
    reached: set[str] = set()
    todo = [""]
    while todo:
        rows = package.relations.get(todo.pop(), {})
        fresh = {row.target for row in rows.values() if not row.outside} - reached
        reached |= fresh
        todo += fresh
    loose = set(package.parts) - reached - {FIRST}
    yield from (f"{name} belongs to nothing" for name in sorted(loose) if not name.endswith(".rels"))


def _values(package: Package) -> Iterator[str]:
    for name, tree in package.matching(r".*\.xml"):
        known = package.relations.get(name, {})
        ignored = {tree.nsmap.get(prefix) for prefix in (tree.get(COMPATIBILITY + "Ignorable") or "").split()}
        for element in tree.iter(etree.Element):
            for key, value in element.attrib.items():
                if key.startswith(R) and value not in known:
                    yield f"{name}: {value} is no relationship of it"
                if value in ("NaN", "nan", "undefined", "None", "inf"):
                    yield f"{name}: {key} is {value}"
            spaces = {key[1:].split("}")[0] for key in (element.tag, *element.attrib) if key[0] == "{"} - ignored
            inside = any(
                etree.QName(one).localname in ("extLst", "AlternateContent") for one in element.iterancestors()
            )
            if not inside and any(space.startswith("http://schemas.microsoft.com/") for space in spaces):
                yield f"{name}: an extension stands outside a list of extensions"


def _shapes(package: Package) -> Iterator[str]:
    for name, tree in package.matching(r"ppt/(slides|notesSlides|slideLayouts|slideMasters|notesMasters)/.*\.xml"):
        yield from (
            f"{name}: two shapes have the id {one}" for one in _twice(s.get("id") for s in tree.iter(P + "cNvPr"))
        )
        keys = [f"{one.get('type', 'obj')} {one.get('idx', '0')}" for one in tree.iter(P + "ph")]
        yield from (f"{name}: two placeholders are {one}" for one in _twice(keys))
        for extent in tree.iter(A + "ext"):
            if extent.get("cx") and min(int(extent.get("cx")), int(extent.get("cy"))) < 0:
                yield f"{name}: a shape has a negative size"


def _text(package: Package) -> Iterator[str]:
    for name, tree in package.matching(r"ppt/.*\.xml"):
        for body in (*tree.iter(P + "txBody"), *tree.iter(A + "txBody")):
            if body.find(A + "p") is None:
                yield f"{name}: a text body has no paragraph"


def _tables(package: Package) -> Iterator[str]:
    for name, tree in package.matching(r"ppt/slides/.*\.xml"):
        for table in tree.iter(A + "tbl"):
            columns = len(table.find(A + "tblGrid"))
            if any(len(row.findall(A + "tc")) != columns for row in table.findall(A + "tr")):
                yield f"{name}: a row has not as many cells as the table has columns"
            style = table.find(f"{A}tblPr/{A}tableStyleId")
            styles = package.trees["ppt/tableStyles.xml"]
            if style is None or style.text not in {one.get("styleId") for one in styles}:
                yield f"{name}: a table's style is not in the file"


def _slides(package: Package) -> Iterator[str]:
    for name, tree in package.matching(r"ppt/slides/[^/]+\.xml"):
        rows = package.relations[name].values()
        kinds = Counter(row.kind for row in rows)
        if kinds["slideLayout"] != 1 or kinds["notesSlide"] != 1:
            yield f"{name} has not one layout and one page of notes"
            continue
        layout = package.trees[next(row.target for row in rows if row.kind == "slideLayout")]
        offered = {(one.get("type", "obj"), one.get("idx", "0")) for one in layout.iter(P + "ph")}
        used = {(one.get("type", "obj"), one.get("idx", "0")) for one in tree.iter(P + "ph")}
        yield from (f"{name}: its layout has no placeholder {one}" for one in sorted(used - offered))
        lacking = {kind for kind, _ in offered - used if kind in ("ftr", "sldNum")}
        yield from (f"{name} lacks the {one} that its layout has" for one in sorted(lacking))


def _notes(package: Package) -> Iterator[str]:
    """A page of notes belongs to the one slide that names it, and to the notes master."""
    for name, _ in package.matching(r"ppt/slides/[^/]+\.xml"):
        for row in package.relations[name].values():
            if row.kind == "notesSlide" and row.target in package.parts:
                back = {(one.kind, one.target) for one in package.relations[row.target].values()}
                if back != {("slide", name), ("notesMaster", "ppt/notesMasters/notesMaster1.xml")}:
                    yield f"{row.target} does not lead back to {name} and the notes master"


def _media(package: Package) -> Iterator[str]:
    """A picture is what its ending says."""
    for name, data in package.parts.items():
        if name.startswith("ppt/media/") and not data.startswith(SIGNATURES.get(name.rsplit(".", 1)[-1], b"?")):
            yield f"{name} is no picture of that kind"


def _properties(package: Package) -> Iterator[str]:
    """The core properties (ISO/IEC 29500-2, 8.3): each at most once, dates as W3CDTF."""
    core = package.trees["docProps/core.xml"]
    yield from (f"the property {etree.QName(tag).localname} stands twice" for tag in _twice(one.tag for one in core))
    for one in core:
        if etree.QName(one).namespace == DCTERMS:
            typed = one.get("{http://www.w3.org/2001/XMLSchema-instance}type") == "dcterms:W3CDTF"
            if not typed or not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", one.text or ""):
                yield f"{one.text} is no date and time"


def _strangers(package: Package) -> Iterator[str]:
    """No name of a file, a user or a tool of the machine that made the deck."""
    for name, data in package.parts.items():
        if name.endswith((".xml", ".rels")) and (found := STRANGERS.search(data)):
            yield f"{name} holds {found[0].decode()!r}"


def _presentation(package: Package) -> Iterator[str]:
    name = "ppt/presentation.xml"
    tree = package.trees[name]
    listed = {one.get(R + "id") for one in tree.iter(P + "notesMasterId", P + "sldMasterId", P + "sldId")}
    for key, row in package.relations[name].items():
        if row.kind in ("notesMaster", "slideMaster", "slide") and key not in listed:
            yield f"{row.target} is not listed in the presentation"
    size = tree.find(P + "sldSz")
    shape = SHAPES.get(size.get("type"))
    if shape and abs(int(size.get("cx")) / int(size.get("cy")) - shape) > 0.01:
        yield "the size of the slides is not what its type says"
    slides = [one.get("id") for one in tree.iter(P + "sldId")]
    yield from (f"two slides have the id {one}" for one in _twice(slides))
    yield from (f"the slide id {one} is out of range" for one in slides if not 256 <= int(one) < 2147483648)
    if [one.get("id") for one in tree.iter(P14 + "sldId")] != slides:
        yield "the sections do not list every slide once, in order"
    ids = [one.get("id") for one in tree.iter(P + "sldMasterId")]
    for _, master in package.matching(r"ppt/slideMasters/[^/]+\.xml"):
        ids += [one.get("id") for one in master.iter(P + "sldLayoutId")]
    yield from (f"two masters or layouts have the id {one}" for one in _twice(ids))
    for _, notes in package.matching(r"ppt/notesMasters/[^/]+\.xml"):
        if len(list(notes.iter(P + "ph"))) != 6:
            yield "the notes master has not all six placeholders"
