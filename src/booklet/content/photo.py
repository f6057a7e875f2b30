"""What is known about a photo: the file beside it, with the same name and the ending ``.yaml``."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from booklet.content.record import PROSE, Label, Record


class PhotoNotes(Record):
    """Words and rights of a photo.  Without consent a person in it cannot be printed."""

    alt: Annotated[str, StringConstraints(strip_whitespace=True, min_length=20, max_length=250), PROSE]
    """What the photo shows, for somebody who cannot see it: 20 to 250 characters."""
    credit: Label
    """Who took it."""
    licence: Label
    """On what terms it may be printed, such as CC BY 4.0."""
    consent: Label
    """Who has agreed to be shown, or `nobody can be recognised`."""
