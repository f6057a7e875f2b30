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
from booklet.blocks.text import Run, Runs
from booklet.compose.class_script import ClassScript, Stop
from booklet.compose.exercise_pages import figure_pictures
from booklet.compose.loose_sheets import loose_sheets
from booklet.content.library import Edition
from booklet.pictures.picture import Picture


def compose_station_cards(edition: Edition, pictures: Mapping[str, Picture]) -> Document:
    """The cards in order, one a page; raises ValueError for an edition that teaches no class."""
    return _Cards(edition, pictures, {}).document()


class _Cards(ClassScript):
    def document(self) -> Document:
        spec, stops = self.edition.spec, (stop for moment in self.moments for stop in moment.stops)
        sections = tuple(
            Section(f"station.{stop.exercise.id}.page", tuple(self._card(stop)), pages=1, spread=True) for stop in stops
        )
        return loose_sheets(self.edition, f"{self.taught.title}: {spec.title}", spec.subtitle, sections)

    def _card(self, stop: Stop) -> Iterator[Block]:
        """Number and name in a band, pictures, dose, cues, stop rule."""
        exercise = stop.exercise
        id_, dose = f"station.{exercise.id}", self.edition.dose_of(exercise.id)
        where = f"{self.station_name(stop)} · {self.text(exercise.position.value)}"
        band = (Paragraph(f"{id_}.where", (Run(where),), "kicker"),)
        name = (Run(f"{stop.number}  {self.text(exercise.name)}"),)
        yield Panel(id_, PanelKind.STATION, band, name, heading_level=1)
        yield from self._figures(stop, id_)
        badge = tuple(
            Paragraph(f"{id_}.dose.{place}", _bold(line), "fact")
            for place, line in enumerate(self.badge(exercise).paragraphs)
        )
        yield Panel(f"{id_}.dose", PanelKind.DOSE, badge, self.runs(self.words.at_home))
        cues = enumerate(exercise.cues, 1)
        yield List(f"{id_}.cues", tuple(Item(f"{id_}.cue.{n}", (Run(self.text(cue, dose)),)) for n, cue in cues))
        rules = (*(self.text(text, dose) for text in exercise.stop), self.text(self.library.pain_scale.rule_cue))
        stop_rules = tuple(Paragraph(f"{id_}.stop.{n}", (Run(rule),), "compact") for n, rule in enumerate(rules))
        yield Panel(f"{id_}.stop", PanelKind.STOP, stop_rules)

    def _figures(self, stop: Stop, id_: str) -> Iterator[Block]:
        found = figure_pictures(stop.exercise, self.pictures)
        labels = (self.phrases.start, self.phrases.finish) if len(found) > 1 else ("",)
        figures = tuple(
            Figure(f"{id_}.figure.{place}", picture, picture.alt, (Run(label),) if label else ())
            for place, (picture, label) in enumerate(zip(found, labels, strict=False))
        )
        if figures:
            yield FigureRow(f"{id_}.figures", figures)


def _bold(text: Runs) -> Runs:
    return tuple(run._replace(bold=True) for run in text)
