"""Reading a drawing: the small part of SVG that our drawings are written in.

A drawing has a ``viewBox`` of ``0 0 width height`` in millimetres, a ``title`` (its alternative text), ``path``
elements with a role as their ``class``, and ``text`` elements of class ``label``.  Path data (SVG 1.1, 8.3) holds only
the absolute commands M, L, C and Z, each with its letter.  A label's ``x`` and ``y`` are millimetres, y half-way up its
capitals; ``text-anchor`` is start, middle or end.  ``style`` is for those who open the file elsewhere; it is not read.
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import NoReturn
from xml.parsers.expat import ExpatError, ParserCreate

from booklet.diagnostics import Checked, Code, Diagnostic, Span, nearest
from booklet.pictures.picture import Drawing, Label, Path

ROLES = frozenset(
    """
    arrow bone bone-shade brand disc face feel feel-core ghost hair hair-shade halo helper-legs helper-legs-shade
    helper-top helper-top-shade ink legs legs-shade line mat mat-edge muscle nerve pillow pillow-shade prop prop-line
    prop-shade shadow shoe skin skin-shade strap sun top top-shade
    """.split()  # noqa: SIM905 - a list of words
)
"""What a path can show; the theme gives each its colour."""

MAX_BYTES = 1 << 20
MAX_SEGMENTS = 20_000
MAX_LABELS = 20
LONGEST_LABEL = 30

_SVG = "http://www.w3.org/2000/svg "
_ATTRIBUTES = {
    "svg": {"viewBox", "width", "height", "version", "data-made-from"},
    "title": {"id"},
    "style": {"type"},
    "path": {"class", "d", "stroke-width"},
    "text": {"class", "x", "y", "text-anchor"},
}
_ANCHORS = ("start", "middle", "end")
_NUMBER = r"[-+]?+(?:[0-9]{1,4}+(?:\.[0-9]*+)?+|\.[0-9]++)"
_NEXT = rf"(?:\s++|\s*+,\s*+){_NUMBER}"
_POINT = rf"\s*+{_NUMBER}{_NEXT}"
_PATH = re.compile(rf"M{_POINT}\s*+(?:C{_POINT}{_NEXT * 4}\s*+|L{_POINT}\s*+|M{_POINT}\s*+|Z\s*+)*+", re.ASCII)
_BOX = re.compile(r"0\s++0\s++[0-9]{1,4}+(?:\.[0-9]++)?+\s++[0-9]{1,4}+(?:\.[0-9]++)?+", re.ASCII)
_PLACE = re.compile(r"[0-9]{1,4}+(?:\.[0-9]++)?+", re.ASCII)
_WIDTH = re.compile(r"[0-9]{1,2}+(?:\.[0-9]*+)?+|\.[0-9]++", re.ASCII)


def read_drawing(path: str, data: bytes) -> Checked[Drawing]:
    """The drawing in a file, or everything that is wrong with it; ``path`` names the file in diagnostics."""
    if len(data) > MAX_BYTES:
        message = "the drawing is larger than 1 MiB"
        return Checked(None, (Diagnostic(Code.DRAWING_TOO_LARGE, message, Span(path), "simplify its paths"),))
    reader = _Reader(path)
    reader.read(data)
    if reader.found:
        return Checked(None, tuple(reader.found))
    width, height = reader.size
    name, shown = sha256(data).hexdigest()[:24], (tuple(reader.paths), tuple(reader.labels))
    return Checked(Drawing(name, width, height, reader.title, *shown))


class _Stop(Exception):  # noqa: N818 - says that reading ends here; the diagnostic is already noted
    pass


class _Fault(ValueError):  # noqa: N818 - never leaves this module
    """What is wrong with the element at hand, and a hint."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class _Reader:
    """Collects a drawing from the parser's events; ``found`` is what is wrong."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.found: list[Diagnostic] = []
        self.size = (0.0, 0.0)
        self.title = ""
        self.paths: list[Path] = []
        self.labels: list[Label] = []
        self.segments = 0
        self._label: Label | None = None
        self._open: list[str] = []
        self._parser = ParserCreate("UTF-8", " ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.StartDoctypeDeclHandler = self._doctype

    def read(self, data: bytes) -> None:
        try:
            self._parser.Parse(data, True)  # noqa: FBT003 - the parser takes no keywords
        except _Stop:
            return
        except (ExpatError, ValueError) as error:
            self._note(Code.DRAWING_SYNTAX, f"this is not an SVG drawing: {error}")
            return
        title = " ".join(self.title.split())
        if not 20 <= len(title) <= 250:  # noqa: PLR2004 - said in the message
            message = f"the title has {len(title)} characters; an alternative text has 20 to 250"
            hint = "say in `<title>` what the picture shows to somebody who cannot see it"
            self.found.append(Diagnostic(Code.DRAWING_TITLE, message, Span(self.path), hint))
        self.title = title

    def _note(self, code: Code, message: str, hint: str = "") -> None:
        span = Span(self.path, self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1)
        self.found.append(Diagnostic(code, message, span, hint))

    def _fatal(self, code: Code, message: str, hint: str = "") -> NoReturn:
        self._note(code, message, hint)
        raise _Stop

    def _doctype(self, *_: object) -> None:
        self._fatal(Code.DRAWING_SYNTAX, "a drawing has no DOCTYPE", "delete the line that starts with `<!DOCTYPE`")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        short = name.removeprefix(_SVG)
        self._open.append(short)
        if len(self._open) == 1 and name != f"{_SVG}svg":
            self._fatal(Code.DRAWING_SYNTAX, f"the drawing starts with `{short}`, not with `svg` of the SVG namespace")
        try:
            self._element(short, attributes)
        except _Fault as fault:
            self._note(Code.DRAWING_FORM, str(fault), fault.hint)
        if len(self.found) >= 20:  # noqa: PLR2004 - a file of another kind would give thousands
            raise _Stop

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        inside = name != "svg"
        if name not in _ATTRIBUTES or len(self._open) != 1 + inside:
            hint = "a drawing is made of `title`, `style`, `path` and `text` alone"
            raise _Fault(f"`{name}` cannot stand here", hint)
        for unknown in attributes:
            if unknown not in _ATTRIBUTES[name]:
                raise _Fault(f"`{name}` has an attribute `{unknown}` that a drawing cannot have")
        if name == "svg":
            self.size = _size(attributes.get("viewBox", ""))
        elif name == "path":
            self.paths.append(self._path(attributes))
        elif name == "text":
            self._label = _label(attributes, self.size)

    def _path(self, attributes: dict[str, str]) -> Path:
        role = attributes.get("class", "")
        if role not in ROLES:
            raise _Fault(f"the class `{role}` is no role of a drawing", nearest(role, ROLES))
        width = attributes.get("stroke-width", "1")
        if not _WIDTH.fullmatch(width) or not float(width):
            raise _Fault(f"the stroke-width `{width[:40]}` is not a width above 0 in millimetres")
        data = _checked_data(attributes.get("d", "").strip())
        self.segments += sum([data.count(letter) for letter in "MLCZ"])
        if self.segments > MAX_SEGMENTS:
            self._fatal(Code.DRAWING_TOO_LARGE, "the drawing has more than 20,000 segments", "simplify its paths")
        return Path(role, data, float(width) if "stroke-width" in attributes else 0.0)

    def _end(self, _: str) -> None:
        if self._open.pop() == "text" and self._label:
            label, self._label = self._label, None
            text = " ".join(label.text.split())
            if not 1 <= len(text) <= LONGEST_LABEL or not _is_latin(text):
                self._note(
                    Code.DRAWING_FORM, f"a label has 1 to {LONGEST_LABEL} Latin letters; this one is `{text[:40]}`"
                )
            elif len(self.labels) == MAX_LABELS:
                self._fatal(Code.DRAWING_FORM, f"the drawing has more than {MAX_LABELS} labels", "name what matters")
            self.labels.append(label._replace(text=text))

    def _text(self, text: str) -> None:
        if self._open[-1] == "title":
            self.title += text
        elif self._open[-1] == "text" and self._label:
            self._label = self._label._replace(text=self._label.text + text)


def _size(box: str) -> tuple[float, float]:
    """The width and height of a viewBox."""
    if not _BOX.fullmatch(box):
        raise _Fault(f"the viewBox `{box[:40]}` is not `0 0 width height` in millimetres")
    width, height = map(float, box.split()[2:])
    if not width or not height:
        raise _Fault("the viewBox has no size")
    return width, height


def _label(attributes: dict[str, str], size: tuple[float, float]) -> Label:
    """The place of a label; its words follow."""
    if attributes.get("class") != "label":
        raise _Fault("a `text` needs the class `label`")
    places = [attributes.get(name, "") for name in ("x", "y")]
    if not all(_PLACE.fullmatch(place) for place in places) or not _is_within(places, size):
        raise _Fault("the `x` and `y` of a label are millimetres inside the drawing")
    anchor = attributes.get("text-anchor", "start")
    if anchor not in _ANCHORS:
        raise _Fault(f"the text-anchor `{anchor[:40]}` is none of {', '.join(_ANCHORS)}", nearest(anchor, _ANCHORS))
    x, y = map(float, places)
    return Label("", x, y, anchor)


def _is_within(places: list[str], size: tuple[float, float]) -> bool:
    return all(float(place) <= limit for place, limit in zip(places, size, strict=True))


def _is_latin(text: str) -> bool:
    """Whether the fonts that every PDF program has can show a text (Windows-1252)."""
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return text.isprintable()


def _checked_data(data: str) -> str:
    """Path data, if it is whole: then its numbers can stand in a PDF as they are."""
    found = _PATH.match(data)
    end = found.end() if found else 0
    if not data or end < len(data):
        hint = "write M and L with 2 numbers, C with 6, Z with none: absolute, each with its letter, M first"
        raise _Fault(f"path data goes wrong at `{data[end : end + 20]}`", hint)
    return data
