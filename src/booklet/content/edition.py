"""What is published: an edition's parts in order and its outputs, as data."""

from __future__ import annotations

from enum import Enum
from typing import Annotated, Final, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from booklet.content.record import Cue, IsoDate, Label, Part, Record, Review, Slug, Text
from booklet.diagnostics import nearest
from booklet.theme.load import load_people


class Status(Enum):
    """A draft says on every page that no clinician has reviewed it."""

    DRAFT = "draft"
    REVIEWED = "reviewed"


class Kind(Enum):
    """The kinds of output."""

    BOOKLET = "booklet"
    BOOKLET_PRINT = "booklet-print"
    PRINT_TEST = "print-test"
    DECK = "deck"
    DECK_HANDOUT = "deck-handout"
    PROOF = "proof"
    SHEETS = "sheets"
    PROGRAMME = "programme"
    SOURCES_REVIEW = "sources-review"
    CLASS_DECK = "class-deck"
    GUIDE = "guide"
    STATION_CARDS = "station-cards"
    REGISTER = "register"

    @property
    def ending(self) -> str:
        """That of the names of its files."""
        return "pptx" if self in DECKS else "pdf"


DECKS: Final = frozenset({Kind.DECK, Kind.CLASS_DECK})
"""The kinds that are slides."""

OF_CLASS: Final = frozenset({Kind.CLASS_DECK, Kind.GUIDE, Kind.STATION_CARDS, Kind.REGISTER})
"""The kinds that are made of the class which an edition teaches."""


class Paper(Enum):
    """The sizes a booklet's page can have."""

    A5 = "A5"
    A4 = "A4"
    HALF_LETTER = "half-letter"
    LETTER = "letter"


class Flip(Enum):
    """Over which edge a duplex printer turns the sheet between front and back."""

    SHORT = "short"
    LONG = "long"


class Variant(Enum):
    """Another look of the same pages."""

    LARGE_PRINT = "large-print"
    INK_SAVER = "ink-saver"


class PainfulSide(Enum):
    """The side of the painful leg."""

    LEFT = "left"
    RIGHT = "right"


def _known_person(id_: str) -> str:
    known = load_people()
    if id_ not in known:
        raise ValueError(nearest(id_, known) or f"the people are {', '.join(known)}")
    return id_


People = Annotated[tuple[Annotated[Slug, AfterValidator(_known_person)], ...], Field(max_length=12)]
"""Ids of people whom drawings can show, such as `robin`."""


class Output(Part):
    """One file to make."""

    kind: Kind
    """What to make: booklet, booklet-print (the booklet as sheets for an office printer, to fold and staple),
    print-test (one sheet that tells whether the printer is set right), deck, deck-handout (its slides on paper, with
    lines to write on), sheets (an exercise a page, to tear off), programme (boxes to tick, for the fridge),
    sources-review (for the clinician) or proof (every page and slide small, with all findings).

    Of the class that the edition teaches: class-deck, guide (for the leader), station-cards, register.
    """
    paper: Paper | None = None
    """The size of the page; where it is left out, the clinic's for a booklet, the office printer's for a review."""
    variant: Variant | None = None
    """Another look of a booklet: large-print (18 point, on the office printer's paper) or ink-saver (black, white)."""
    people: People = ()
    """Whom its drawings show, where that is not as the edition says."""
    side: PainfulSide = PainfulSide.RIGHT
    """On which side the drawings show the painful leg: right, as they are drawn, or left."""
    flip: Flip = Flip.SHORT
    """The edge to choose in the print dialogue for booklet-print and print-test: short, or long for a printer that
    offers no other."""
    thickness: Annotated[float, Field(ge=0.05, le=0.5)] = 0.1
    """How thick the paper of booklet-print is, in millimetres: 0.1 for office paper of 80 g/m²."""

    @property
    def name(self) -> str:
        """What messages call it, such as ``booklet in large-print on A4``."""
        look = f" in {self.variant.value}" if self.variant else ""
        return f"{self.kind.value}{look}{f' on {self.paper.value}' if self.paper else ''}"

    @model_validator(mode="after")
    def _pages_vary(self) -> Self:
        if self.variant and self.kind not in (Kind.BOOKLET, Kind.BOOKLET_PRINT):
            message = "only a booklet has variants"
            raise ValueError(message)
        return self

    @model_validator(mode="after")
    def _printed(self) -> Self:
        takes = {Kind.BOOKLET_PRINT: {"flip", "thickness"}, Kind.PRINT_TEST: {"flip"}}.get(self.kind, set())
        if {"flip", "thickness"} & self.model_fields_set - takes:
            message = "`flip` belongs to booklet-print and print-test, `thickness` to booklet-print"
            raise ValueError(message)
        return self


class PartItem(Part):
    """One thing in a part: exactly one of the fields is given."""

    topic: Slug | None = None
    """The id of an education page."""
    exercise: Slug | None = None
    """The id of an exercise."""
    programme: Slug | None = None
    """The id of a programme: its week-by-week table."""
    diary: Slug | None = None
    """The id of a programme: a diary to tick, as long as the programme."""
    avoid: Slug | None = None
    """The id of a programme: what to avoid in its phases."""

    @model_validator(mode="after")
    def _one(self) -> Self:
        if len(self.model_fields_set) != 1 or getattr(self, self.kind) is None:
            message = "give exactly one of topic, exercise, programme, diary, avoid"
            raise ValueError(message)
        return self

    @property
    def kind(self) -> str:
        """Which of the fields is given."""
        return next(iter(self.model_fields_set))

    @property
    def ref(self) -> str:
        """The id it names; of a programme for ``diary`` and ``avoid``."""
        return str(getattr(self, self.kind))


class EditionPart(Part):
    """A part of the booklet and a section of the deck."""

    title: Label
    """The heading of the part."""
    summary: Text
    """What the part is about, in a sentence or two."""
    items: Annotated[tuple[PartItem, ...], Field(min_length=1)]
    """What stands in the part, in order: `- exercise: bird-dog`."""

    def is_named_by(self, title: str) -> bool:
        """Whether its title ends in that of something in it, as whole words: then that needs no heading of its own."""
        return f" {self.title}".endswith(f" {title}")


class TakeHome(Part):
    """The last message of the class and of the booklet."""

    title: Label
    """The heading of the last message."""
    points: Annotated[tuple[Cue, ...], Field(min_length=1, max_length=6)]
    """What to remember, a few words each."""
    say: Text
    """What the leader of the class says with it."""


class EditionSpec(Record):
    """One publication."""

    title: Label
    """The title on the cover and the first slide."""
    subtitle: Label
    """The line under the title."""
    code: Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]+(-[A-Z0-9]+)*$", max_length=20)]
    """The leaflet's code, such as SCI-01: capital letters, digits and hyphens."""
    version: Annotated[str, StringConstraints(pattern=r"^\d+(\.\d+)*$", max_length=10)]
    """The version, such as 1.2; raise it with every change."""
    date: IsoDate
    """The day of this version, as 2026-03-31."""
    review_by: IsoDate
    """The day by which it must be reviewed again: at most three years after its date."""
    status: Status = Status.DRAFT
    """draft, or reviewed once a clinician has signed everything in it."""
    source: Slug
    """The id of the source whose doses this edition follows."""
    group_class: Slug | None = Field(default=None, alias="class")
    """The id of the class that it teaches."""
    cover: Slug | None = None
    """The id of the picture on the cover."""
    about: Text
    """What the booklet is about, in a few sentences."""
    contents: bool = True
    """Whether the booklet has a list of contents; a leaflet of a few pages needs none."""
    parts: Annotated[tuple[EditionPart, ...], Field(min_length=1)]
    """The parts in order."""
    people: People = ()
    """Whom the drawings show, one after the other, so that patients find themselves: `[robin, noor, sam]`."""
    take_home: TakeHome
    """The last message of the class and of the booklet."""
    outputs: Annotated[tuple[Output, ...], Field(min_length=1)]
    """The files to make: `- kind: booklet`."""
    review: Review | None = None
    """The clinician who signed this edition as a whole."""
