"""An exercise: words, facts, and the dose of each source as that source gives it."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

from pydantic import Field

from booklet.content.dose import DoseText
from booklet.content.record import Cue, Label, Part, Record, Review, Slug, Slugs, Text, Texts


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


class Side(Enum):
    """Which side an exercise is for; a dose may say it more exactly."""

    NONE = "none"
    PAINFUL = "painful"
    EACH = "each"
    ALTERNATE = "alternate"


class Variant(Part):
    """How another source does the same exercise differently."""

    source: Slug
    """The id of that source."""
    differs: Text
    """What it does differently, in a sentence."""
    dose: DoseText | None = None
    """The dose of the other form, where that source gives one."""


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
    see_also: Slugs = ()
    """Ids of related exercises."""
    sources: Annotated[Slugs, Field(min_length=1)]
    """Ids of sources.yaml: where the facts come from."""
    suggested: tuple[str, ...] = ()
    """Names of fields that the editors suggest and no source states."""
    review: Review | None = None
    """The clinician who signed the dose and the stop rules."""
