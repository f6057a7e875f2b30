"""An exercise: words, facts, and the dose of each source as that source gives it."""

from __future__ import annotations

from enum import Enum
from typing import Annotated, Final, Self

from pydantic import Field

from booklet.content.dose import DoseText
from booklet.content.record import Cue, Label, Part, Record, Review, Slug, Slugs, Text, Texts
from booklet.source.located import Mapping, Node, Sequence

_ABOUT_VARIANT: Final = frozenset({"source", "differs", "dose"})
"""The fields that say what a variant is; all its others stand in place of the exercise's own."""


class Setting(Enum):
    """Where an exercise may be done: what only a professional should do is never scheduled."""

    HOME = "home"
    SUPERVISED = "supervised"


class Position(Enum):
    """The body's position at the start."""

    LYING_ON_FRONT = "lying on your front"
    LYING_ON_BACK = "lying on your back"
    LYING_ON_SIDE = "lying on your side"
    HANDS_AND_KNEES = "on hands and knees"
    KNEELING = "kneeling"
    SITTING = "sitting"
    STANDING = "standing"
    MOVING = "on the move"


class Side(Enum):
    """Which side an exercise is for; a dose may say it more exactly."""

    NONE = "none"
    PAINFUL = "painful"
    EACH = "each"
    ALTERNATE = "alternate"


class Variant(Part):
    """How another source does the same exercise differently.

    What it states stands in place of the exercise's own, in the editions that follow its source.
    """

    source: Slug
    """The id of that source."""
    differs: Text
    """What it does differently, in a sentence for the clinician; it is not printed for patients."""
    dose: DoseText | None = None
    """The dose of the other form, where that source gives one and `doses` does not."""
    name: Label | None = None
    """The name on its page and slide."""
    purpose: Text | None = None
    """What it does for the patient, in a sentence."""
    side: Side | None = None
    """Which side it is for."""
    equipment: tuple[Label, ...] | None = None
    """What it needs."""
    start: Text | None = None
    """How to get into the start position."""
    steps: Annotated[Texts, Field(min_length=2, max_length=8)] | None = None
    """What to do, one action each."""
    cues: Annotated[tuple[Cue, ...], Field(min_length=1, max_length=3)] | None = None
    """At most three short lines for the slide."""
    say: Text | None = None
    """What the leader of the class says, in full sentences."""
    watch: Texts | None = None
    """What the leader of the class looks for."""
    feel: Text | None = None
    """Where and how the patient should feel it."""
    stop: Texts | None = None
    """When to stop this exercise."""
    cautions: Texts | None = None
    """What to be careful with."""
    notes: Texts | None = None
    """What else is good to know."""
    ask_first: Slugs | None = None
    """Ids of safety/ask-first.yaml: who must ask before doing it."""
    figure: Slug | None = None
    """The id of its picture in images/."""
    mirror: bool | None = None
    """Whether the picture shows the other side of the body."""
    sources: Annotated[Slugs, Field(min_length=1)] | None = None
    """Ids of sources.yaml: where the facts of this form come from."""
    suggested: tuple[str, ...] | None = None
    """Names of fields that the editors suggest and the source does not state."""


class Exercise(Record):
    """One exercise.  A field that is absent was not stated by any source."""

    name: Label
    """The name on its page and slide."""
    aliases: tuple[Label, ...] = ()
    """Other names for it."""
    purpose: Text
    """What it does for the patient, in a sentence."""
    position: Position
    """The position at the start."""
    side: Side = Side.NONE
    """Which side it is for: none, painful, each or alternate."""
    setting: Setting = Setting.HOME
    """home, or supervised for what only a professional should do."""
    helper: bool = False
    """Whether a second person is needed: yes or no."""
    equipment: tuple[Label, ...] = ()
    """What it needs, such as a chair or a towel."""
    start: Text
    """How to get into the start position."""
    steps: Annotated[Texts, Field(min_length=2, max_length=8)]
    """What to do, one action each; write {hold} for the time, not the number."""
    cues: Annotated[tuple[Cue, ...], Field(min_length=1, max_length=3)]
    """At most three short lines for the slide."""
    say: Text | None = None
    """What the leader of the class says, in full sentences."""
    watch: Texts = ()
    """What the leader of the class looks for."""
    feel: Text | None = None
    """Where and how the patient should feel it."""
    stop: Texts = ()
    """When to stop this exercise, beside the rule that is printed on every page."""
    cautions: Texts = ()
    """What to be careful with."""
    notes: Texts = ()
    """What else is good to know."""
    easier: Texts = ()
    """How to make it easier."""
    harder: Texts = ()
    """How to make it harder."""
    ask_first: Slugs = ()
    """Ids of safety/ask-first.yaml: who must ask before doing it."""
    avoid_tags: Slugs = ()
    """Ids of safety/avoid.yaml: what this exercise is, such as twisting."""
    doses: dict[Slug, DoseText] = Field(default_factory=dict)
    """The dose of each source as that source gives it: `source-id: 10 reps, hold 5 s`."""
    variants: tuple[Variant, ...] = ()
    """How other sources do it differently."""
    figure: Slug | None = None
    """The id of its picture in images/."""
    mirror: bool = False
    """Whether the picture shows the other side of the body: left becomes right."""
    see_also: Slugs = ()
    """Ids of related exercises."""
    sources: Annotated[Slugs, Field(min_length=1)]
    """Ids of sources.yaml: where the facts come from."""
    suggested: tuple[str, ...] = ()
    """Names of fields that the editors suggest and no source states."""
    review: Review | None = None
    """The clinician who signed the dose and the stop rules."""

    def told_by(self, source: str) -> Self:
        """The exercise as a source does it: what its variant states stands in place of the exercise's own.

        The other variants are left out, and every field still knows where it was written.
        """
        place = next((place for place, variant in enumerate(self.variants) if variant.source == source), None)
        if place is None:
            return self.model_copy(update={"variants": ()})
        variant = self.variants[place]
        own = {name: getattr(variant, name) for name in type(variant).model_fields if name not in _ABOUT_VARIANT}
        stated: dict[str, object] = {name: value for name, value in own.items() if value is not None}
        if variant.dose:
            stated["doses"] = {**self.doses, source: variant.dose}
        told = self.model_copy(update={**stated, "variants": ()})
        told._node = self._node_of(place)  # noqa: SLF001 - so that the fields of the variant are found in it
        return told

    def _node_of(self, place: int) -> Node:
        """The record as it was written, with the entries of a variant in place of its own."""
        variants = self._node.get("variants") if isinstance(self._node, Mapping) else None
        variant = variants.items[place] if isinstance(variants, Sequence) else None
        if not isinstance(self._node, Mapping) or not isinstance(variant, Mapping):
            return self._node
        own = {entry.key.text: entry for entry in variant.entries if entry.key.text not in _ABOUT_VARIANT}
        kept = tuple(entry for entry in self._node.entries if entry.key.text not in own)
        return Mapping((*kept, *own.values()), self._node.span)
