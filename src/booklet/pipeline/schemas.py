"""The JSON Schemas of everything that an author writes: the records, and the poses of figures."""

from __future__ import annotations

from booklet.content.schema import schema_of, schemas, written
from booklet.figures.spec import FigureSpec


def all_schemas() -> dict[str, str]:
    """The text of each schema by its file's name, as they stand in ``content/schema/``."""
    return {**schemas(), "pose.json": written(schema_of(FigureSpec))}
