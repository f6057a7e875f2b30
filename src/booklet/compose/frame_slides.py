"""The slides with which every deck begins and ends: the title, the last message, the sources."""

from __future__ import annotations

from booklet.blocks.deck import Content, Deck, DeckSection, Slide, SlidePicture, SlideRole
from booklet.compose.slides import Slides
from booklet.content.clinic import SourceKind


class FrameSlides(Slides):
    """Composes what frames a deck of the edition, and the deck itself."""

    def deck(self, title: str, sections: tuple[DeckSection, ...]) -> Deck:
        """The deck of some sections."""
        spec = self.edition.spec
        return Deck(
            title=title,
            author=self.library.clinic.name,
            subject=spec.subtitle,
            lang=self.edition.locale.tag,
            date=spec.date.isoformat(),
            version=spec.version,
            footer=self.wording.footer(self.edition),
            sections=sections,
            continued=self.phrases.continued,
        )

    def title(self, title: str, subtitle: str, say: str, do: str) -> Slide:
        """The first slide: whose it is and, in a draft, that nobody has reviewed it."""
        draft = (self.phrases.draft,) if self.edition.draft else ()
        slots: list[tuple[str, Content]] = [
            ("Subtitle", self.points((subtitle,))),
            ("Details", self.points((self.library.clinic.name, *draft))),
        ]
        if cover := self.edition.spec.cover:
            slots.append(("Picture", self.picture(self.pictures[cover])))
        if logo := self.library.clinic.logo:
            slots.append(("Logo", SlidePicture(self.pictures[logo], self.library.clinic.name)))
        return Slide("title", SlideRole.TITLE, self.text(title), tuple(slots), self.notes(self.text(say), do))

    def take_home(self) -> Slide:
        """The last message."""
        take = self.edition.spec.take_home
        points = self.points(take.points)
        notes = self.notes(self.text(take.say), self.phrases.do_section)
        return Slide("take-home", SlideRole.TAKE_HOME, self.text(take.title), (("Points", points),), notes)

    def sources(self, do: str = "") -> Slide:
        """Where it comes from, for those who want to know more."""
        sources = tuple(
            ". ".join(part for part in (source.title, source.author, source.publisher, str(source.year or "")) if part)
            for source in self.edition.sources
        )
        article = self.library.sources[self.edition.spec.source]
        made_from = self.wording.made_from(article) if article.kind is SourceKind.ARTICLE else ""
        notes = self.notes(made_from or self.phrases.sources, do or self.phrases.do_sources)
        points = self.points(sources)
        return Slide("sources", SlideRole.SOURCES, self.phrases.sources, (("Points", points),), notes)
