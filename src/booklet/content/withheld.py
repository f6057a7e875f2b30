"""What a source says and the publications do not say after it, with the reason: for the clinician who reviews."""

from __future__ import annotations

from enum import Enum

from booklet.content.record import Record, Slug, Text


class Treatment(Enum):
    """What became of a statement: left out, said in softer words, or printed although another source differs."""

    WITHHELD = "withheld"
    SOFTENED = "softened"
    CONFLICT = "conflict"


class Withheld(Record):
    """One statement of a source that is not printed as the source has it."""

    source: Slug
    """The id of the source that says it."""
    kind: Treatment
    """withheld (not printed), softened (printed in softer words) or conflict (another source says otherwise)."""
    statement: Text
    """What the source says, in our own words."""
    reason: Text
    """Why it is not printed, or is softened; in a conflict, what the others say."""
    instead: Text | None = None
    """What the publications print in its place."""
