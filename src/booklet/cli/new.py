"""``booklet new``: a commented record to start from."""

from __future__ import annotations

import re
from datetime import date
from importlib import resources
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Final

import click

from booklet.cli.console import project_option
from booklet.cli.exits import Exit

if TYPE_CHECKING:
    from booklet.content.library import Library

PLACES: Final = {
    "exercise": "content/exercises/{}.yaml",
    "topic": "content/topics/{}.md",
    "edition": "content/editions/{}.yaml",
    "programme": "content/programmes/{}.yaml",
    "class": "content/classes/{}.yaml",
    "figure": "images/poses/{}.yaml",
}

_SLUG: Final = r"[a-z0-9]+(-[a-z0-9]+)*"
_YEARS_TO_REVIEW: Final = 2


@click.command("new")
@click.argument("kind", type=click.Choice(tuple(PLACES)))
@click.argument("id_", metavar="ID")
@project_option
def command(*, kind: str, id_: str, project: Path) -> None:
    """Write a commented record to start from: exercise, topic, edition, programme, class or figure."""
    if not re.fullmatch(_SLUG, id_, re.ASCII):
        message = f"`{id_}` cannot be an id; use small letters, digits and hyphens, such as `bird-dog`"
        raise click.UsageError(message)
    from booklet.pipeline.output import write_atomically
    from booklet.pipeline.project import read_project

    place = project / PLACES[kind].format(id_)
    library = read_project(project).library
    if id_ in library.files.get(Path(PLACES[kind]).parent.name, {}) or place.exists():
        click.echo(f"{place.relative_to(project).as_posix()} is there already, and is kept", err=True)
        raise click.exceptions.Exit(Exit.OUTPUT)
    starter = resources.files("booklet.cli") / "starter" / "new" / f"{kind}{place.suffix}"
    words = _words(library, id_)
    try:
        write_atomically(place, Template(starter.read_text("utf-8")).substitute(words).encode())
    except OSError as error:
        click.echo(f"{place}: {error.strerror}", err=True)
        raise click.exceptions.Exit(Exit.OUTPUT) from None
    click.echo(place.relative_to(project).as_posix())


def _words(library: Library, id_: str) -> dict[str, str]:
    """What the starter's gaps are filled with: names that the project has."""
    today = date.today()  # noqa: DTZ011 - the day on the author's calendar
    review = date(today.year + _YEARS_TO_REVIEW, today.month, min(today.day, 28))
    prefix = library.clinic.code_prefix if library.clinic else "OUR"
    codes = {spec.code for spec in library.editions.values()}
    return {
        "id": id_,
        "title": id_.replace("-", " ").capitalize(),
        "source": next(iter(library.sources), "our-clinic"),
        "exercise": next(iter(sorted(library.exercises)), "bird-dog"),
        "topic": next(iter(sorted(library.topics)), "about"),
        "code": next(code for number in range(1, 1000) if (code := f"{prefix}-{number:02}") not in codes),
        "date": today.isoformat(),
        "review_by": review.isoformat(),
    }
