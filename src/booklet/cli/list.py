"""``booklet list``: the editions with what they make, and the exercises."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from booklet.cli.console import exit_status, print_problems, project_option

if TYPE_CHECKING:
    from booklet.content.edition import EditionSpec


@click.command("list")
@project_option
def command(*, project: Path) -> None:
    """List the editions, what each makes, and the exercises."""
    from booklet.pipeline.project import read_project

    found = read_project(project)
    library = found.library
    click.echo("Editions")
    for id_ in library.edition_ids:
        spec = library.editions.get(id_)
        click.echo(f"  {id_}: {_described(spec) if spec else 'cannot be read'}")
    click.echo("Exercises")
    for id_ in sorted(library.files.get("exercises", {})):
        exercise = library.exercises.get(id_)
        click.echo(f"  {id_}: {exercise.name if exercise else 'cannot be read'}")
    errors = tuple(one for one in found.diagnostics if one.severity.value == "error")
    print_problems(errors, as_json=False)
    raise click.exceptions.Exit(exit_status(errors))


def _described(spec: EditionSpec) -> str:
    kinds = ", ".join(output.kind.value for output in spec.outputs)
    return f"{spec.title} ({spec.code}, version {spec.version}, {spec.status.value}) makes {kinds}"
