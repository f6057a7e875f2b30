"""A node of a text file becomes a record, or the list of what is wrong with it."""

from __future__ import annotations

from typing import TypeVar

from pydantic import ValidationError

from booklet.content.mistakes import explain
from booklet.content.record import Record
from booklet.content.topic import Topic
from booklet.diagnostics import Checked, Code, Diagnostic
from booklet.source.article import Article
from booklet.source.located import Node

R = TypeVar("R", bound=Record)


def load_record(kind: type[R], id_: str, node: Node) -> Checked[R]:
    """Read a record of a kind: all its mistakes at once, each where it stands."""
    try:
        return Checked(kind.from_node(node, id_))
    except ValidationError as error:
        return Checked(None, explain(error, kind, node))


def load_topic(id_: str, article: Article) -> Checked[Topic]:
    """Read a page of words."""
    try:
        topic = Topic.from_article(article, id_)
    except ValidationError as error:
        return Checked(None, explain(error, Topic, article.front))
    if topic.body:
        return Checked(topic)
    message = "the page has no text below its front matter"
    return Checked(topic, (Diagnostic(Code.MISSING, message, topic.span(), "write it below the second `---`"),))
