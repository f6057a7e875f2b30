"""The safety slides: emergency signs, other signs, whom to ask first, the pain scale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from booklet.blocks.deck import Note, Points, Slide, SlideRole
from booklet.blocks.text import Run, strong
from booklet.compose.slides import Slides
from booklet.compose.wording import announcing, joined
from booklet.content.library import Edition
from booklet.content.safety import Signs
from booklet.pictures.picture import Picture


class SafetySlides(Slides):
    """The words of the safety pages, short enough for a room.

    ``aid`` tells the leader where help is described, ``pause`` when to listen to people alone.
    """

    def __init__(self, edition: Edition, pictures: Mapping[str, Picture], aid: str = "", pause: str = "") -> None:
        super().__init__(edition, pictures)
        self.aid, self.pause = aid, pause

    def opening(self) -> Iterator[Slide]:
        """Whom the class is for, then the signs, then how to stay safe."""
        yield from self.signs()
        yield self.pain_scale()

    def signs(self) -> Iterator[Slide]:
        """Whom the class is for, the signs, and whom to ask first."""
        yield self._audience()
        title, phrases = self.text(self.library.emergency.title), self.phrases
        yield self.emergency("emergency", title, joined(phrases.do_emergency, phrases.do_emergency_heard, self.aid))
        yield self._urgent()
        yield self._ask_first()

    def _audience(self) -> Slide:
        audience = self.library.audience
        return Slide(
            "audience",
            SlideRole.AUDIENCE,
            self.text(audience.title),
            (("Points", self.points(audience.cues)),),
            self.notes(self.text(audience.text), self.phrases.do_audience),
        )

    def emergency(self, id_: str, title: str, do: str = "") -> Slide:
        """The emergency signs and the number to call: near the start and again at the end."""
        signs = self.library.emergency
        half = (len(signs.signs) + 1) // 2
        slots = (
            ("Signs left", self.points(tuple(sign.cue for sign in signs.signs[:half]))),
            ("Signs right", self.points(tuple(sign.cue for sign in signs.signs[half:]))),
            ("Action", self.points((announcing(signs.lead), signs.cue))),
        )
        # Its lead is no sentence: read aloud, it needs the title before it.
        said = self._said(signs, f"{signs.title}. {signs.lead}")
        return Slide(id_, SlideRole.EMERGENCY, title, slots, (said, self._done(do or self.phrases.do_emergency)))

    def _said(self, signs: Signs, lead: str) -> Note:
        """Signs and action in full, as they are read aloud."""
        return self._read(lead, *(sign.text for sign in signs.signs), *signs.action)

    def _read(self, lead: str, *lines: str) -> Note:
        return Note(self.phrases.say, self.text(lead), tuple(map(self.text, lines)))

    def _done(self, *do: str) -> Note:
        return Note(self.phrases.do, self.text(joined(*do)))

    def _urgent(self) -> Slide:
        day, week = self.library.same_day, self.library.same_week
        slots = (
            ("Left heading", self.points((day.cue,))),
            ("Left", self.points(tuple(sign.cue for sign in day.signs))),
            ("Right heading", self.points((week.cue,))),
            ("Right", self.points(tuple(sign.cue for sign in week.signs))),
        )
        untold = Note(self.phrases.say, self.text(self.phrases.say_untold))
        do = self._done(self.phrases.do_urgent, *self.consequences(day), self.aid)
        notes = (self._said(day, day.lead), self._said(week, week.lead), untold, do)
        return Slide("urgent", SlideRole.URGENT, self.phrases.know, slots, notes)

    def consequences(self, *today: Signs) -> tuple[str, ...]:
        """What follows for exercising from signs for which help is got ``today``, and from those for this week."""
        week = self.text(self.phrases.sign_week, title=self.library.same_week.title)
        return (*(self.text(self.phrases.sign_today, title=signs.title) for signs in today), week)

    def _ask_first(self) -> Slide:
        ask = self.library.ask_first
        said = self._read(f"{ask.lead} {self.phrases.say_ask_first}", *(tag.text for tag in ask.tags))
        return Slide(
            "ask-first",
            SlideRole.CONTENT,
            self.text(ask.title),
            (("Points", self.points(tuple(tag.cue for tag in ask.tags))),),
            (said, self._done(self.phrases.do_ask_first, self.pause)),
        )

    def pain_scale(self) -> Slide:
        """How much pain is all right, and the rule when to stop."""
        scale = self.library.pain_scale
        bands = tuple(
            (f"{self.phrases.band.format(low=band.low, high=band.high)}: {band.name}.", band.advice)
            for band in scale.bands
        )
        said = self._read(scale.lead, *map(" ".join, bands), scale.rule)
        shown = tuple((strong(self.text(band)), Run(f" {self.text(advice)}")) for band, advice in bands)
        rule = (strong(self.text(scale.rule_cue)),)
        return Slide(
            "pain-scale",
            SlideRole.CONTENT,
            self.text(scale.title),
            (("Points", Points((*shown, rule))),),
            (said, self._done(self.phrases.do_section)),
        )
