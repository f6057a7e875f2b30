"""A topic on slides: its own, then a table for each question of its decision figure."""

from __future__ import annotations

from collections.abc import Iterator

from booklet.blocks.deck import Content, Slide, SlideRole, SlideTable
from booklet.compose.slides import Slides
from booklet.content.topic import DecisionQuestion, SlideText, Topic


class TopicSlides(Slides):
    """Composes the slides of a topic."""

    def slides(self, topic: Topic) -> Iterator[Slide]:
        """The slides in order."""
        for number, slide in enumerate(topic.slides, 1):
            yield self._slide(f"topic-{topic.id}-{number}", topic, slide)
        for number, question in enumerate(topic.decision, 1):
            yield self._question(f"topic-{topic.id}-question-{number}", number, question)

    def _question(self, id_: str, number: int, question: DecisionQuestion) -> Slide:
        """A question of a decision figure: its answers and what to do then, side by side."""
        rows = tuple((self.text(answer.when), self.text(answer.then)) for answer in question.answers)
        head = (self.phrases.answer_column, self.phrases.advice)
        title = self.text(f"{number}. {question.ask}")
        table = SlideTable(head, rows, (3.6, 6.4), title)
        say = " ".join((title, *(f"{when}: {then}" for when, then in rows)))
        return Slide(id_, SlideRole.PROGRAMME, title, (("Table", table),), self.notes(say, self.phrases.do_table))

    def _slide(self, id_: str, topic: Topic, slide: SlideText) -> Slide:
        slots: list[tuple[str, Content]] = [("Points", self.points(slide.points))]
        if slide.figure:
            slots.append(("Picture", self.picture(self.pictures[slide.figure])))
        role = SlideRole.PICTURE if slide.figure else SlideRole.CONTENT
        do = slide.do or (self.phrases.do_picture if slide.figure else self.phrases.do_section)
        title = self.text(slide.title or topic.title)
        return Slide(id_, role, title, tuple(slots), self.notes(self.text(slide.say), self.text(do)))
