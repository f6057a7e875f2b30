"""Safety texts: one file each, printed in every edition, never left out by accident."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from booklet.content.record import Cue, Label, Part, Record, Review, Slug, Slugs, Text, Texts


class Sign(Part):
    """A warning sign: its code, the words on the page, the words on a slide."""

    code: Slug
    """The fixed name of the sign, such as saddle-numb."""
    text: Text
    """The sign in the patient's words."""
    cue: Cue
    """The sign in a few words, for a slide."""


class Signs(Record):
    """Signs of one urgency and what to do about them: emergency, same day or same week."""

    title: Label
    """The heading of the panel."""
    lead: Text
    """What comes before the signs."""
    signs: Annotated[tuple[Sign, ...], Field(min_length=1)]
    """The signs."""
    action: Annotated[Texts, Field(min_length=1)]
    """What to do, where to go and whom to call; write {emergency_number}, not the number."""
    cue: Cue
    """What to do in a few words, for a slide."""
    sources: Annotated[Slugs, Field(min_length=1)]
    """Ids of sources.yaml: where the facts come from."""
    review: Review | None = None
    """The clinician who signed the signs and the action."""


class Tag(Part):
    """A condition or an activity that exercises name: its id, the words on the page, the words on a slide."""

    id: Slug
    """The id that exercises and phases name."""
    text: Text
    """The sentence on the page."""
    cue: Cue
    """The same in a few words, for a slide."""


class Tags(Record):
    """The list 'ask us before you start if …', or the list of activities that a phase may avoid."""

    title: Label
    """The heading of the list."""
    lead: Text
    """What comes before the list."""
    tags: Annotated[tuple[Tag, ...], Field(min_length=1)]
    """The conditions or activities."""
    sources: Annotated[Slugs, Field(min_length=1)]
    """Ids of sources.yaml: where the facts come from."""
    review: Review | None = None
    """The clinician who signed the list."""

    def words(self, id_: str) -> Tag:
        """The tag of an id; raises KeyError."""
        return {tag.id: tag for tag in self.tags}[id_]


class Band(Part):
    """A range of the pain scale, its name and what to do."""

    low: Annotated[int, Field(ge=0, le=10)]
    """The lowest number of the range."""
    high: Annotated[int, Field(ge=0, le=10)]
    """The highest number of the range, part of it."""
    name: Label
    """The range in a word or two."""
    advice: Text
    """What to do with pain in this range."""


class PainScale(Record):
    """The one pain scale, 0 to 10, and the rule that no number loosens."""

    title: Label
    """The heading of the scale."""
    lead: Text
    """How to use the scale."""
    bands: Annotated[tuple[Band, ...], Field(min_length=2)]
    """The ranges, from 0 to 10 without gap or overlap."""
    leg_cue: Cue
    """What to do when the leg gets worse: the first rule at every station of a class."""
    rule: Text
    """When to stop, whatever the number."""
    rule_cue: Cue
    """The same in a few words, for pages and slides of exercises."""
    sources: Annotated[Slugs, Field(min_length=1)]
    """Ids of sources.yaml: where the facts come from."""
    suggested: tuple[str, ...] = ()
    """Names of fields that the editors suggest and no source states."""
    review: Review | None = None
    """The clinician who signed the scale and the rule."""


class Audience(Record):
    """Whom the publications are for: people whom a health professional has assessed."""

    title: Label
    """The heading."""
    text: Text
    """For whom the booklet is, and for whom not."""
    cues: Annotated[tuple[Cue, ...], Field(min_length=1, max_length=5)]
    """The same in a few short lines, for a slide."""
    sources: Slugs = ()
    """Ids of sources.yaml: where the facts come from."""
    review: Review | None = None
    """The clinician who signed the text."""
