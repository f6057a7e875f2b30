"""The clinic, its sources and its glossary."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

from pydantic import Field, StringConstraints

from booklet.content.edition import Paper
from booklet.content.record import Label, Part, Record, Slug, Text


class SourceKind(Enum):
    """What a source is."""

    ARTICLE = "article"
    GUIDELINE = "guideline"
    LEAFLET = "leaflet"


class Source(Record):
    """Where facts come from."""

    kind: SourceKind
    """What it is: article, guideline or leaflet."""
    title: Text
    """Its title, as it is printed in the list of sources."""
    author: Label | None = None
    """Who wrote it, if a person signed it."""
    publisher: Label | None = None
    """Who published it."""
    year: Annotated[int, Field(ge=1900, le=2100)] | None = None
    """The year of publication."""
    url: Annotated[str, StringConstraints(pattern=r"^https://\S+$", max_length=300)] | None = None
    """Its address on the web, beginning with https://."""


class Term(Record):
    """A word that patients may not know, and its meaning in plain words."""

    term: Label
    """The word as it is listed."""
    meaning: Text
    """What it means, in words that a child of ten knows."""
    forms: tuple[Label, ...] = ()
    """Other forms of the word that occur in the texts, such as its plural."""


class Colours(Part):
    """The clinic's colours."""

    accent: Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]
    """The colour of titles, bands and tints, such as "#0B5CAD"; one that is too light to read is darkened."""


class DeckTemplate(Part):
    """The clinic's own PowerPoint template, in which decks are made."""

    file: Annotated[str, StringConstraints(pattern=r"^[^/\\]+\.\w+$", max_length=100)]
    """The name of a .potx or .pptx file in images/templates/."""
    layouts: dict[str, Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]] = Field(
        default_factory=dict
    )
    """Which of its layouts a kind of slide takes, as in `exercise: Two Content`; the others are found by themselves."""


class Clinic(Record):
    """Who publishes: printed on the cover, in the footers and on the back."""

    name: Label
    """The clinic's name."""
    sample: bool = False
    """Whether the clinic is invented: yes or no."""
    locale: str
    """Language and country, such as en-GB: it decides the emergency number and some words."""
    phone: Label | None = None
    """The telephone number for patients."""
    email: Label | None = None
    """The e-mail address for patients."""
    website: Label | None = None
    """The clinic's web address."""
    address: tuple[Label, ...] = ()
    """The postal address, line by line."""
    hours: Label | None = None
    """When somebody answers the telephone."""
    paper: Paper = Paper.A5
    """The size of a booklet's page, unless an edition says otherwise."""
    colours: Colours | None = None
    """The clinic's colours; without them the booklet's own are taken."""
    logo: Slug | None = None
    """The id of a picture: the logo on the cover, on the back and on the first slide."""
    template: DeckTemplate | None = None
    """The clinic's own PowerPoint template."""
    code_prefix: Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]+$", max_length=8)]
    """Capital letters that begin every leaflet code of the clinic."""
    other_formats: Text
    """How to ask for large print, Easy Read, audio, Braille or another language."""
    feedback: Text
    """An invitation to say what was hard to read or to do."""
