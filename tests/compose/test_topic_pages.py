from __future__ import annotations

import pytest

import project
from booklet.blocks.document import Decision, FigureRow, Heading, List, Marker, Panel, Paragraph, Together
from booklet.blocks.text import plain
from booklet.compose.topic_pages import TopicPage
from booklet.content.load import load_topic
from booklet.content.topic import DecisionAnswer, DecisionQuestion, Topic
from booklet.source.located import SourceText
from booklet.source.markdown import parse_markdown
from booklet.source.text import read_text
from layout.documents import all_blocks

FRONT = """\
---
title: About nerves
slides:
  - points: [A nerve]
    say: A nerve.
sources: [guide]
---
"""


def topic(body: str) -> Topic:
    source = read_text("content/topics/nerves.md", f"{FRONT}{body}".encode())
    assert isinstance(source.value, SourceText)
    article = parse_markdown(source.value)
    assert article.value, article.diagnostics
    made = load_topic("nerves", article.value)
    assert made.value, made.diagnostics
    return made.value


def composed(body: str) -> tuple[object, ...]:
    return TopicPage(project.edition(), topic(body), project.pictures()).blocks()


def test_words_keep_their_marks_and_links() -> None:
    (_, paragraph) = composed("A **strong** word, a *soft* one and [a link](https://example.org/a).\n")
    assert isinstance(paragraph, Paragraph)
    assert plain(paragraph.text) == "A strong word, a soft one and a link."
    assert [run.text for run in paragraph.text if run.bold] == ["strong"]
    assert [run.text for run in paragraph.text if run.italic] == ["soft"]
    assert [run.link for run in paragraph.text if run.link] == ["https://example.org/a"]


def test_headings_stand_below_the_title_of_the_topic() -> None:
    title, below, _ = composed("## Where it runs\n\nDown the leg.\n")
    assert isinstance(title, Heading)
    assert isinstance(below, Heading)
    assert (title.level, below.level) == (2, 3)
    assert (title.listed, below.listed) == (True, False)


def test_lists_keep_their_kind_and_what_is_inside() -> None:
    (_, numbered) = composed("1. First\n2. Second\n   - Inner\n")
    assert isinstance(numbered, List)
    assert numbered.marker is Marker.NUMBER
    assert [plain(item.text) for item in numbered.items] == ["First", "Second"]
    (inner,) = numbered.items[1].blocks
    assert isinstance(inner, List)
    assert inner.marker is Marker.BULLET


def test_a_quote_is_a_panel() -> None:
    (_, panel) = composed("> Keep moving.\n")
    assert isinstance(panel, Panel)


def test_a_picture_stays_with_the_paragraph_before_it() -> None:
    (_, together, after) = composed("Sit well.\n\n![](sitting)\n\nThen get up.\n")
    assert isinstance(together, Together)
    assert [type(block) for block in together.blocks] == [Paragraph, FigureRow]
    assert isinstance(after, Paragraph)


@pytest.mark.parametrize("topic", project.edition().topics, ids=lambda topic: topic.id)
def test_a_topic_of_the_guide_starts_with_its_title_and_has_words(topic: Topic) -> None:
    blocks = TopicPage(project.edition(), topic, project.pictures()).blocks()
    assert isinstance(blocks[0], Heading)
    assert plain(blocks[0].text) == topic.title
    assert any(isinstance(block, Paragraph | List) for block in all_blocks(blocks[1:]))


def test_a_decision_names_the_page_where_the_answer_leads() -> None:
    asked = DecisionQuestion(
        ask="Is it better?",
        answers=(
            DecisionAnswer(when="Yes", then="Go on.", topic="recovery"),
            DecisionAnswer(when="No", then="Ask us.", exercise="not-in-this-edition"),
        ),
    )
    page = TopicPage(project.edition(), topic("Words.").model_copy(update={"decision": (asked,)}), project.pictures())
    (decision,) = (block for block in page.blocks() if isinstance(block, Decision))
    (question,) = decision.questions
    assert plain(question.text) == "1. Is it better?"
    assert [run.page_of for answer in question.answers for run in answer.text if run.page_of] == ["topic.recovery"]
    assert plain(question.answers[1].text) == "Ask us."


@pytest.mark.parametrize(
    ("body", "order"),
    [
        ("A nerve runs down the leg.\n\n- one\n- two\n", (Together, List)),
        ("It can come from:\n\n- one\n- two\n\nAnd so on.\n", (Paragraph, List, FigureRow, Paragraph)),
    ],
)
def test_the_picture_of_a_topic_never_stands_between_a_colon_and_its_list(body: str, order: tuple[type, ...]) -> None:
    pictured = topic(body).model_copy(update={"figure": "foramen-narrowed"})
    _, *blocks = TopicPage(project.edition(), pictured, project.pictures()).blocks()
    assert tuple(map(type, blocks)) == order
