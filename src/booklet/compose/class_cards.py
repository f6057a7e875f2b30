"""Edition -> Document: a card for each station of the class, to be read from two metres away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from booklet.blocks.document import (
    Block,
    Document,
    Figure,
    FigureRow,
    Item,
    List,
    Panel,
    PanelKind,
    Paragraph,
    Section,
)
from booklet.blocks.text import Run, strong
from booklet.compose.class_script import ClassScript, Stop
from booklet.compose.exercise_pages import figure_pictures
from booklet.compose.loose_sheets import loose_sheets
from booklet.compose.wording import joined
from booklet.content.library import Edition
from booklet.pictures.picture import Picture


def compose_station_cards(
    edition: Edition, pictures: Mapping[str, Picture], pages: Mapping[str, int], highlight: str = "amber"
) -> Document:
    """The cards in order, one a page; ``pages`` are those of the booklet by the id of what stands on them.

    ``highlight`` is how the region that is felt looks.  Raises ValueError for an edition that teaches no class.
    """
    return _Cards(edition, pictures, pages, highlight).document()


class _Cards(ClassScript):
    def __init__(
        self, edition: Edition, pictures: Mapping[str, Picture], pages: Mapping[str, int], highlight: str
    ) -> None:
        super().__init__(edition, pictures, pages)
        self.highlight = highlight

    def document(self) -> Document:
        spec, stops = self.edition.spec, (stop for moment in self.moments for stop in moment.stops)
        sections = tuple(
            Section(f"station.{stop.exercise.id}.page", tuple(self._card(stop)), pages=1, spread=True) for stop in stops
        )
        return loose_sheets(self.edition, f"{self.taught.title}: {spec.title}", spec.subtitle, sections)

    def _card(self, stop: Stop) -> Iterator[Block]:
        """Number and name in a band, pictures, dose, cues, stop rules, what to ask about."""
        exercise = stop.exercise
        id_, dose = f"station.{exercise.id}", self.edition.dose_of(exercise.id)
        where = f"{self.station_name(stop)} · {self.text(exercise.position.value)}"
        band = (Paragraph(f"{id_}.where", (Run(where),), "kicker"),)
        name = (Run(f"{stop.number}  {self.text(exercise.name)}"),)
        yield Panel(id_, PanelKind.STATION, band, name, heading_level=1)
        yield from self._figures(stop, id_)
        lines = enumerate(self.dose_lines(exercise, self.words.card_scheduled))
        badge = tuple(Paragraph(f"{id_}.dose.{place}", (strong(line),), "fact") for place, line in lines)
        at_home = joined(self.text(self.words.at_home), self.later(exercise, self.words.from_week))
        page = self.pages.get(f"exercise.{exercise.id}")
        if page and dose and dose.frequency and self.edition.frequency_scheduled(exercise.id):
            at_home += self.text(self.words.by_weeks, page=page)
        yield Panel(f"{id_}.dose", PanelKind.DOSE, badge, self.runs(at_home))
        cues = enumerate(exercise.cues, 1)
        yield List(f"{id_}.cues", tuple(Item(f"{id_}.cue.{n}", (Run(self.text(cue, dose)),)) for n, cue in cues))
        rules = enumerate((*self.stops(exercise), *exercise.cautions))
        stop_rules = tuple(Paragraph(f"{id_}.stop.{n}", (Run(self.text(rule, dose)),), "compact") for n, rule in rules)
        yield Panel(f"{id_}.stop", PanelKind.STOP, stop_rules)

    def _figures(self, stop: Stop, id_: str) -> Iterator[Block]:
        found = figure_pictures(stop.exercise, self.pictures)
        captions = self.captions(found, self.highlight)
        figures = tuple(
            Figure(f"{id_}.figure.{place}", picture, picture.alt, (Run(caption),) if caption else ())
            for place, (picture, caption) in enumerate(zip(found, captions, strict=True))
        )
        if figures:
            yield FigureRow(f"{id_}.figures", figures)
