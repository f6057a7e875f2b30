"""Markdown to the few blocks that a printed page can show.

The language is CommonMark with front matter; what a page cannot show (HTML, code, tables, rules) is refused rather
than dropped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline import image as read_image
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

from booklet.diagnostics import Checked, Code, Diagnostic, Span, in_order
from booklet.source.article import (
    Article,
    Inline,
    MarkdownBlock,
    MarkdownHeading,
    MarkdownItem,
    MarkdownList,
    MarkdownParagraph,
    MarkdownPicture,
    MarkdownQuote,
)
from booklet.source.inline import Words, read_words
from booklet.source.located import Lines, Mapping, SourceText
from booklet.source.mistakes import DEEPEST
from booklet.source.yaml import parse_yaml

__all__ = [
    "Article",
    "Inline",
    "MarkdownBlock",
    "MarkdownHeading",
    "MarkdownItem",
    "MarkdownList",
    "MarkdownParagraph",
    "MarkdownPicture",
    "MarkdownQuote",
    "parse_markdown",
]

_FIRST_LEVEL: Final = 2
_REFUSED: Final = {
    "html_block": ("HTML", "use Markdown's own signs; put comments into the front matter, after `#`"),
    "fence": ("a block of code", "write a paragraph or a quotation (`> `)"),
    "code_block": ("a block of code", "begin the line with fewer than four spaces"),
    "hr": ("a line across the page", "write a heading"),
}
_FRONT = re.compile(r"---+[ \t]*(\n|$)")
_NO_SPACE = re.compile(r"\S")
_OPENS = frozenset({"bullet_list_open", "ordered_list_open", "list_item_open", "blockquote_open"})
_FRONT_HINT = "begin the file with `---`, then `title: …` and the other keys, then `---` again"


def parse_markdown(source: SourceText) -> Checked[Article]:
    """Read a page: its front matter as YAML, its body as blocks.

    The article is made wherever the front matter can be read; what cannot be shown is left out of the body.
    """
    environment: dict[str, Any] = {}
    tokens = _parser().parse(source.text, environment)
    closed = bool(tokens) and tokens[0].type == "front_matter"
    front = _front(source, tokens[0].content if closed else None)
    if not closed and _FRONT.match(source.text.lstrip()):
        return Checked(None, front.diagnostics)
    body = _Body(source, frozenset(environment.get("references", ())))
    for token in tokens:
        if not body.take(token):
            break
    article = Article(front.value, tuple(body.blocks)) if front.value and not body.too_deep else None
    return Checked(article, in_order((*front.diagnostics, *body.found)))


class _Parser(MarkdownIt):
    """CommonMark that keeps every target as written, so that bad ones are named rather than shown as text."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - the parser's own name
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the parser's own name
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - the parser's own name
        return link


def _parser() -> MarkdownIt:
    """HTML is recognised in order to be refused; two levels beyond the deepest, in order to see that it is too deep."""
    parser = _Parser("commonmark", {"maxNesting": DEEPEST + 2}).use(front_matter_plugin)
    parser.inline.ruler.at("image", _read_picture)
    return parser


def _read_picture(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's own call
    """A picture whose words hold no other picture: their nesting would have no bound."""
    if state.env.get("in_picture"):
        return False
    state.env["in_picture"] = True
    try:
        return read_image(state, silent)
    finally:
        state.env["in_picture"] = False


def _front(source: SourceText, content: str | None) -> Checked[Mapping]:
    """The front matter; it begins in line 2, and a line feed before it keeps the lines of the file."""
    if content is not None and _FRONT.match(source.text):
        return parse_yaml(SourceText(source.path, f"\n{content}"))
    if _FRONT.match(source.text):
        message = "the front matter is not closed"
    elif _FRONT.match(source.text.lstrip()):
        message = "the front matter does not begin in the first line"
    else:
        message = "the page has no front matter"
    return Checked(None, (Diagnostic(Code.FRONT_MATTER, message, Span(source.path), _FRONT_HINT),))


@dataclass(slots=True)
class _Open:
    """A list, item or quotation whose end has not come yet."""

    token: Token
    span: Span
    blocks: list[MarkdownBlock] = field(default_factory=list)
    items: list[MarkdownItem] = field(default_factory=list)


class _Body:
    """Puts blocks together from tokens, and notes what is wrong with them."""

    def __init__(self, source: SourceText, references: frozenset[str]) -> None:
        self.blocks: list[MarkdownBlock] = []
        self.found: list[Diagnostic] = []
        self.too_deep = False
        self._source = source
        self._lines = Lines(source)
        self._references = references
        self._open: list[_Open] = []
        self._holder = Token("", "", 0)
        self._level = _FIRST_LEVEL - 1

    def take(self, token: Token) -> bool:
        """Add what a token brings; false where the page is nested too deeply to go on."""
        if token.type in _OPENS:
            self._open.append(_Open(token, self._place(token)))
            self.too_deep = len(self._open) > DEEPEST
            if self.too_deep:
                self._report(Code.TOO_DEEP, f"nested more than {DEEPEST} levels deep", token, "use fewer `>` and `-`")
        elif token.type in _REFUSED:
            self._report(Code.MARKDOWN, _REFUSED[token.type][0], token, _REFUSED[token.type][1])
        elif token.type == "inline":
            self._add(self._words(token))
        elif token.nesting > 0:
            self._holder = token
        elif token.nesting < 0 and token.type.replace("_close", "_open") in _OPENS:
            self._close()
        return not self.too_deep

    def _close(self) -> None:
        done = self._open.pop()
        match done.token.type:
            case "list_item_open":
                self._open[-1].items.append(MarkdownItem(tuple(done.blocks), done.span))
            case "blockquote_open":
                self._add(MarkdownQuote(tuple(done.blocks), done.span))
            case kind:
                self._add(MarkdownList(kind == "ordered_list_open", tuple(done.items), done.span))

    def _add(self, block: MarkdownBlock) -> None:
        (self._open[-1].blocks if self._open else self.blocks).append(block)

    def _words(self, token: Token) -> MarkdownBlock:
        words = read_words(token, self._source, self._lines, self._references)
        self.found += words.diagnostics
        if self._holder.type == "heading_open":
            return self._heading(words)
        if len(words.pictures) == 1 and len(token.children or ()) == 1:
            return words.pictures[0]
        return self._paragraph(words)

    def _heading(self, words: Words) -> MarkdownHeading:
        self._refuse_pictures(words)
        level = int(self._holder.tag.removeprefix("h"))
        place = self._place(self._holder)
        if level < _FIRST_LEVEL:
            hint = "the title stands in the front matter; write `## ` here"
            self.found.append(Diagnostic(Code.HEADING_SKIPPED, "a heading of level 1 in the body", place, hint))
        elif level > self._level + 1:
            message = f"a heading of level {level} where at most {self._level + 1} can follow"
            hint = f"write `{'#' * (self._level + 1)} `"
            self.found.append(Diagnostic(Code.HEADING_SKIPPED, message, place, hint))
        self._level = max(level, _FIRST_LEVEL - 1)
        return MarkdownHeading(level, words.content, place)

    def _paragraph(self, words: Words) -> MarkdownParagraph:
        self._refuse_pictures(words)
        return MarkdownParagraph(words.content, words.span)

    def _refuse_pictures(self, words: Words) -> None:
        """A picture within a line of words has no place of its own on the page."""
        for picture in words.pictures:
            hint = "put the picture in a paragraph of its own, with an empty line before and after"
            self.found.append(Diagnostic(Code.MARKDOWN, "a picture beside words", picture.span, hint))

    def _place(self, token: Token) -> Span:
        """The first character of a block's first line that is no space."""
        start = self._lines.offset((token.map or [0, 0])[0] + 1)
        found = _NO_SPACE.search(self._source.text, start)
        return self._lines.at(found.start() if found else start)

    def _report(self, code: Code, message: str, token: Token, hint: str) -> None:
        self.found.append(Diagnostic(code, message, self._place(token), hint))
