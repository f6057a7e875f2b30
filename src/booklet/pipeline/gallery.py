"""The pictures of an edition: read from ``images/``, or placeholders where there are none yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from urllib.parse import unquote

from booklet.content.edition import DECKS, Kind
from booklet.content.exercise import Side
from booklet.content.library import Edition
from booklet.content.links import links_of
from booklet.content.load import load_record
from booklet.content.photo import PhotoNotes
from booklet.diagnostics import Code, Diagnostic, Span, nearest
from booklet.pictures.drawing import read_drawing
from booklet.pictures.photo import read_photo
from booklet.pictures.picture import Drawing, Picture
from booklet.pictures.placeholder import placeholder
from booklet.pipeline.manifest import data_hash
from booklet.pipeline.spool import Store
from booklet.pipeline.workspace import DRAWINGS, FIRST_BUILD, TEMPLATES, Workspace
from booklet.source.article import MarkdownBlock, MarkdownList, MarkdownPicture, MarkdownQuote
from booklet.source.text import read_text
from booklet.source.yaml import parse_yaml
from booklet.theme.load import load_people


@dataclass(slots=True)
class Gallery:
    """Pictures by the name under which a record asks for them.

    A figure is one picture, or two whose ids end in ``-start`` and ``-finish``: ``figures`` has the id of the figure
    by the name of each picture, and ``sided`` those of the painful leg.  ``builds`` has the drawings of other builds of
    the body, by build and name.  ``template`` is the file of the clinic's own template for decks.  ``reads`` has the
    hash of each file that was read.
    """

    pictures: dict[str, Picture] = field(default_factory=dict)
    figures: dict[str, str] = field(default_factory=dict)
    sided: frozenset[str] = frozenset()
    builds: dict[tuple[str, str], Drawing] = field(default_factory=dict)
    template: bytes | None = None
    reads: dict[str, str] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)
    store: Store = field(default_factory=Store)


def gather(edition: Edition, workspace: Workspace) -> Gallery:
    """Read every picture that an edition may show."""
    collector = _Collector(workspace, _builds(edition))
    for figure in _figures(edition):
        pair = (f"{figure}-start", f"{figure}-finish")
        for name in pair if all(name in workspace.pictures for name in pair) else (figure,):
            collector.add(name, name, figure)
    for topic in edition.topics:
        for block in _pictures_in(topic.body):
            collector.add_from_page(block)
    if logo := edition.clinic.logo:
        collector.add(logo, logo, logo)
    collector.add_template(edition)
    sided = (one.figure for one in edition.exercises if one.side is Side.PAINFUL and one.figure)
    return replace(collector.gallery, sided=frozenset(sided))


def _builds(edition: Edition) -> frozenset[str]:
    """The builds of the body of all whom the edition's drawings show, but the one that every figure is drawn in."""
    spec, known = edition.spec, load_people()
    asked = (*spec.people, *(person for output in spec.outputs for person in output.people))
    return frozenset(known[person].build for person in asked) - {FIRST_BUILD}


def _figures(edition: Edition) -> Iterator[str]:
    """The ids of all figures, once each."""
    records = (edition.spec, *edition.topics, *edition.exercises)
    links = (link for record in records for link in links_of(record))
    yield from dict.fromkeys(link.ref for link in links if link.kind == "picture")


def _pictures_in(blocks: Iterable[MarkdownBlock]) -> Iterator[MarkdownPicture]:
    for block in blocks:
        match block:
            case MarkdownPicture():
                yield block
            case MarkdownQuote():
                yield from _pictures_in(block.blocks)
            case MarkdownList():
                for item in block.items:
                    yield from _pictures_in(item.blocks)


class _Collector:
    def __init__(self, workspace: Workspace, builds: frozenset[str]) -> None:
        self.workspace, self.builds = workspace, builds
        self.gallery = Gallery()

    def add(self, key: str, name: str, figure: str) -> None:
        """Read the picture of an id, under a name of its own, in all builds that are asked for."""
        path = self.workspace.pictures.get(name)
        if key in self.gallery.pictures:
            return
        picture = self._read(path, name) if path else None
        self.gallery.pictures[key] = picture or placeholder(name.replace("-", " "))
        self.gallery.figures[key] = figure
        for build in self.builds:
            other = f"{DRAWINGS}/{build}/{name}.svg"
            drawing = self._read(other, name) if other in self.workspace.images else None
            if isinstance(drawing, Drawing):
                self.gallery.builds[build, key] = drawing

    def add_from_page(self, block: MarkdownPicture) -> None:
        """A picture that stands in the text of a page, named by its file."""
        name = PurePosixPath(unquote(block.target)).stem
        if name not in self.workspace.pictures:
            hint = nearest(name, self.workspace.pictures) or "save it in images/drawings/ or images/photos/"
            self.gallery.found.append(Diagnostic(Code.NO_PICTURE, f"there is no picture `{name}`", block.span, hint))
        self.add(block.target, name, name)

    def add_template(self, edition: Edition) -> None:
        """The clinic's own template, if the edition makes slides, or shows them on paper."""
        template, clinic, kinds = edition.clinic.template, edition.clinic, {one.kind for one in edition.spec.outputs}
        if template is None or not kinds & {*DECKS, Kind.DECK_HANDOUT}:
            return
        path = f"{TEMPLATES}/{template.file}"
        if path in self.workspace.images:
            self.gallery.template = self._bytes(path)
            return
        span, message = clinic.span("template", "file"), f"there is no file {path}"
        there = [PurePosixPath(name).name for name in self.workspace.images if name.startswith(TEMPLATES)]
        hint = nearest(template.file, there) or "save the template there"
        self.gallery.found.append(Diagnostic(Code.NO_TEMPLATE, message, span, hint))

    def _read(self, path: str, name: str) -> Picture | None:
        data = self._bytes(path)
        if data is None:
            return None
        if path.startswith(DRAWINGS):
            drawing = read_drawing(path, data)
            self.gallery.found += drawing.diagnostics
            return drawing.value
        notes = self._notes(str(PurePosixPath(path).with_suffix(".yaml")), name)
        photo = read_photo(path, data, notes.alt if notes else "")
        self.gallery.found += photo.diagnostics
        if not photo.value or not notes:
            return None
        return replace(photo.value, load=self.gallery.store.keep(photo.value.data), credit=notes.credit)

    def _notes(self, path: str, name: str) -> PhotoNotes | None:
        """The file beside a photo."""
        if path not in self.workspace.images:
            hint = "write `alt:`, `credit:`, `licence:` and `consent:` into it"
            self.gallery.found.append(
                Diagnostic(Code.NO_FILE, "this file about the photo is missing", Span(path), hint)
            )
            return None
        data = self._bytes(path)
        source = read_text(path, data) if data is not None else None
        node = parse_yaml(source.value) if source and source.value else None
        record = load_record(PhotoNotes, name, node.value) if node and node.value else None
        for checked in (source, node, record):
            self.gallery.found += checked.diagnostics if checked else ()
        return record.value if record else None

    def _bytes(self, path: str) -> bytes | None:
        checked = self.workspace.read(path)
        self.gallery.found += checked.diagnostics
        if checked.value is not None:
            self.gallery.reads[path] = data_hash(checked.value)
        return checked.value
