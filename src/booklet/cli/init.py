"""``booklet init``: a small project of one's own that builds at once."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from booklet.cli.exits import Exit


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def command(*, folder: Path) -> None:
    """Write a small project into DIR: one exercise with its figure, a programme, an edition, the safety texts."""
    from booklet.pipeline.output import write_atomically
    from booklet.pipeline.schemas import all_schemas

    files = dict(_starter(resources.files("booklet.cli") / "starter" / "project", ""))
    files |= {f"content/schema/{name}": text.encode() for name, text in all_schemas().items()}
    there = [path for path in files if (folder / path).exists()]
    if there or (folder / "content").exists():
        click.echo(f"{folder} has a content/ already; nothing was written", err=True)
        raise click.exceptions.Exit(Exit.OUTPUT)
    try:
        for path, data in files.items():
            write_atomically(folder / path, data)
    except OSError as error:
        click.echo(f"{folder} cannot be written: {error.strerror}", err=True)
        raise click.exceptions.Exit(Exit.OUTPUT) from None
    click.echo(f"{folder} is ready; now: booklet build --project {folder}")


def _starter(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    """The files of the starter by their paths."""
    for place in sorted(folder.iterdir(), key=lambda found: found.name):
        inner = f"{path}/{place.name}".removeprefix("/")
        if place.is_dir():
            yield from _starter(place, inner)
        else:
            yield inner, place.read_bytes()
