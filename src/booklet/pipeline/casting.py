"""Casting: which person each drawing shows, and on which side."""

from __future__ import annotations

from collections.abc import Mapping

from booklet.content.edition import PainfulSide
from booklet.pictures.picture import Drawing, Picture, dressed, mirrored
from booklet.pipeline.gallery import Gallery
from booklet.theme.load import load_people


def cast_people(gallery: Gallery, people: tuple[str, ...], side: PainfulSide) -> Mapping[str, Picture]:
    """The pictures by id: each figure shows the next of the people, its start and finish the same one.

    A person of another build is shown by the drawings of that build, as far as there are any.  Figures of the painful
    leg show it at the ``side`` asked for; they are drawn with the right one.
    """
    known, cast = load_people(), {}
    places = {figure: place for place, figure in enumerate(dict.fromkeys(gallery.figures.values()))}
    for name, picture in gallery.pictures.items():
        figure = gallery.figures[name]
        shown = picture
        if people and isinstance(picture, Drawing):
            person = people[places[figure] % len(people)]
            shown = dressed(gallery.builds.get((known[person].build, name), picture), person)
        cast[name] = mirrored(shown) if side is PainfulSide.LEFT and figure in gallery.sided else shown
    return cast
