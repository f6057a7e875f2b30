"""A page of words as values: its front matter, and the few blocks that a printed page can show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from booklet.diagnostics import Span
from booklet.source.located import Mapping


class Inline(NamedTuple):
    """A run of text in one style; ``link`` is its target, empty where it has none."""

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class MarkdownHeading:
    """A heading; the levels of a body begin at 2, as the title of the page stands in its front matter."""

    level: int
    content: tuple[Inline, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class MarkdownParagraph:
    """Running text."""

    content: tuple[Inline, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class MarkdownPicture:
    """A paragraph that is only one picture: its path as written, and its words for those who cannot see it."""

    target: str
    alt: str
    span: Span


@dataclass(frozen=True, slots=True)
class MarkdownItem:
    """An item of a list."""

    blocks: tuple[MarkdownBlock, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class MarkdownList:
    """A list, numbered from 1 where it is ordered."""

    ordered: bool
    items: tuple[MarkdownItem, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class MarkdownQuote:
    """A quotation."""

    blocks: tuple[MarkdownBlock, ...]
    span: Span


MarkdownBlock: TypeAlias = MarkdownHeading | MarkdownParagraph | MarkdownPicture | MarkdownList | MarkdownQuote


@dataclass(frozen=True, slots=True)
class Article:
    """A Markdown file."""

    front: Mapping
    body: tuple[MarkdownBlock, ...]
