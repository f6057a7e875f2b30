"""The words of one Markdown block: runs of text, links and pictures."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import groupby
from typing import NamedTuple
from urllib.parse import unquote

from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from booklet.diagnostics import Code, Diagnostic, Span
from booklet.source.article import Inline, MarkdownPicture
from booklet.source.located import Lines, SourceText
from booklet.source.text import forbidden_characters

_REFERENCE = re.compile(r"(?<!\\)\[((?:[^\[\]\\]|\\.)++)\]\[((?:[^\[\]\\]|\\.)*+)\]", re.DOTALL)
_LINK = re.compile(r"https?://[^/]|mailto:.|tel:.|#.", re.IGNORECASE)
_REMOTE = re.compile(r"//|[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_RULER = re.compile(r"[ \t|:-]*\|[ \t|:-]*")
_SHORT = 40


class Words(NamedTuple):
    """What a block says, the pictures among it, and what is wrong with either."""

    content: tuple[Inline, ...]
    pictures: tuple[MarkdownPicture, ...]
    span: Span
    diagnostics: tuple[Diagnostic, ...]


def read_words(token: Token, source: SourceText, lines: Lines, references: Collection[str]) -> Words:
    """Read an ``inline`` token; ``references`` are the link labels that the page defines, in their normal form."""
    reader = _Reader(token, source, lines)
    span = reader.find(token.content.partition("\n")[0])
    reader.refuse_undefined(references)
    reader.refuse_tables()
    reader.reset()
    runs = tuple(reader.runs())
    return Words(tuple(_joined(runs)), tuple(reader.pictures), span, tuple(reader.found))


def _joined(runs: tuple[Inline, ...]) -> Iterator[Inline]:
    """Neighbours in one style as one run."""
    for style, alike in groupby((run for run in runs if run.text), key=lambda run: run[1:]):
        yield Inline("".join(run.text for run in alike), *style)


class _Reader:
    """Walks the tokens of a block and, beside them, its source, for tokens within a block do not know their place."""

    def __init__(self, token: Token, source: SourceText, lines: Lines) -> None:
        self.pictures: list[MarkdownPicture] = []
        self.found: list[Diagnostic] = []
        self._token = token
        self._source = source
        self._lines = lines
        first, after = token.map or (0, 0)
        self._first_line = first + 1
        self._end = lines.offset(after + 1)
        self._cursor = lines.offset(first + 1)

    def reset(self) -> None:
        """Begin again at the start of the block."""
        self._cursor = self._lines.offset(self._first_line)

    def find(self, needle: str) -> Span:
        """The next place of a text in the block; where it was written otherwise, the place reached so far."""
        place = self._source.text.find(needle, self._cursor, self._end)
        if place < 0:
            return self._lines.at(self._cursor)
        self._cursor = place + len(needle)
        return self._lines.at(place)

    def refuse_undefined(self, references: Collection[str]) -> None:
        for match in _REFERENCE.finditer(self._token.content):
            label = match[2] or match[1]
            if normalizeReference(label) not in references:
                place = self.find(match[0].partition("\n")[0])
                hint = f"add a line `[{label}]: https://…`; write `\\[` where a bracket is meant"
                self._report(Code.TARGET, f"the link `[{label}]` is not defined", place, hint)

    def refuse_tables(self) -> None:
        for number, line in enumerate(self._token.content.split("\n"), start=self._first_line):
            if "-" in line and _RULER.fullmatch(line):
                place = self._lines.at(self._lines.offset(number))
                self._report(Code.MARKDOWN, "a table", place, "write a list; tables are not shown")

    def runs(self) -> Iterator[Inline]:
        """The runs of text, with the styles that are open around them."""
        strong, emphasis, link = 0, 0, ""
        for token in self._token.children or ():
            match token.type:
                case "strong_open" | "strong_close":
                    strong += token.nesting
                case "em_open" | "em_close":
                    emphasis += token.nesting
                case "link_open":
                    link = self._link(token)
                case "link_close":
                    link = ""
                case _:
                    yield Inline(self._text(token), strong > 0, emphasis > 0, link)

    def _text(self, token: Token) -> str:
        """The text of a token, once it is checked; breaks of lines are spaces, as lines are broken anew."""
        match token.type:
            case "softbreak" | "hardbreak":
                self._cursor = self._source.text.find("\n", self._cursor, self._end) + 1 or self._cursor
                return " "
            case "html_inline":
                place = self.find(token.content.partition("\n")[0])
                hint = "use Markdown's own signs; write `\\<` where a sign is meant"
                self._report(Code.MARKDOWN, f"HTML `{_short(token.content)}`", place, hint)
                return ""
            case "code_inline":
                place = self.find(token.markup)
                self._report(Code.MARKDOWN, "text in backticks, which is code", place, "use **bold** or *italic*")
            case "image":
                self._picture(token)
                return ""
            case _:
                self._check(token.content)
        return token.content

    def _check(self, text: str) -> None:
        """Text that was meant as a link, and characters that came in as entities (``&#8238;``)."""
        if "](" in text:
            label = text.partition("](")[0].rpartition("[")[2]
            hint = "close the bracket, and put a target with spaces in `<` and `>`"
            self._report(Code.TARGET, "a link or picture that is not complete", self.find(f"{label}]("), hint)
        if any(forbidden_characters(SourceText("", text))):
            self.found += forbidden_characters(SourceText(self._source.path, text), self.find("&"))

    def _link(self, token: Token) -> str:
        """The target of a link; empty where a page cannot show it."""
        target = str(token.attrs["href"])
        if _LINK.match(target):
            return target
        hint = "links begin with https:, http:, mailto: or tel:, or name a heading as #id"
        self._report(Code.TARGET, f"a printed page cannot link to `{_short(target)}`", self.find(target), hint)
        return ""

    def _picture(self, token: Token) -> None:
        target, place = str(token.attrs["src"]), self.find("![")
        alt = "".join(" " if child.type == "softbreak" else child.content for child in token.children or ())
        self.pictures.append(MarkdownPicture(target, alt, place))
        self.found += forbidden_characters(SourceText(self._source.path, alt + target), place)
        if message := _picture_fault(target):
            self._report(Code.TARGET, message, place, "save the picture in images/ and name it from there")

    def _report(self, code: Code, message: str, span: Span, hint: str) -> None:
        self.found.append(Diagnostic(code, message, span, hint))


def _picture_fault(target: str) -> str:
    """Why a picture cannot be taken from there; empty where it can."""
    path = unquote(target).replace("\\", "/")
    if not path:
        return "a picture without a file"
    if _REMOTE.match(path):
        return f"the picture `{_short(target)}` is not in the project"
    if path.startswith("/") or ".." in path.split("/"):
        return f"the picture `{_short(target)}` may be outside the project"
    return ""


def _short(text: str) -> str:
    """The first line of a text, cut to what fits a message."""
    line = text.partition("\n")[0]
    return line if len(line) <= _SHORT else f"{line[: _SHORT - 1]}…"
