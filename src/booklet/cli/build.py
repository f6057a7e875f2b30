"""``booklet build``: makes what the editions ask for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from booklet.cli.console import (
    exit_status,
    json_option,
    no_collection,
    print_json,
    print_problems,
    progress_bar,
    project_option,
    unknown_edition,
)

if TYPE_CHECKING:
    from booklet.pipeline.request import Outcome, Request, Result


KINDS = ("booklet", "booklet-print", "print-test", "deck", "sources-review")
"""The kinds of output, written out here, as the command must start without the records."""


@click.command("build")
@click.argument("editions", nargs=-1, metavar="[EDITION]...")
@project_option
@click.option(
    "--output",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Where to write.  [default: output/ in the project]",
)
@click.option("--only", type=click.Choice(KINDS), default=None, help="Make one kind of output.")
@click.option("--release", is_flag=True, help="Refuse what no clinician has signed.")
@click.option("--force", is_flag=True, help="Make also what has not changed; files changed by hand are still kept.")
@json_option
def command(  # noqa: PLR0913 - an argument for each option
    *,
    editions: tuple[str, ...],
    project: Path,
    output: Path | None,
    only: str | None,
    release: bool,
    force: bool,
    as_json: bool,
) -> None:
    """Make the editions (all, if none is named): booklet, slides and report, in output/EDITION/."""
    from booklet.pipeline.manifest import unchanged

    folder = output.absolute() if output else project / "output"
    same = {} if force else unchanged(project, folder, editions, only or "", release=release)
    if same:
        if as_json:
            print_json(one for found in same.values() for one in found["diagnostics"])
        for id_ in same:
            click.echo(f"{id_}: nothing changed", err=as_json)
        return

    from datetime import date

    from booklet.pipeline.request import Request

    today = date.today()  # noqa: DTZ011 - the day on the author's calendar
    result = _run(
        Request(project, folder, tuple(dict.fromkeys(editions)), only or "", release=release, force=force, today=today)
    )
    print_problems(result.diagnostics, as_json=as_json)
    for outcome in result.outcomes:
        _print_outcome(outcome, err=as_json)
    raise click.exceptions.Exit(exit_status(result.diagnostics))


def _run(request: Request) -> Result:
    from booklet.pipeline.build import build
    from booklet.pipeline.request import UnknownEditionError

    try:
        with progress_bar() as progress, no_collection():
            return build(request, progress)
    except UnknownEditionError as error:
        raise unknown_edition(error, error.hint) from None


def _print_outcome(outcome: Outcome, *, err: bool) -> None:
    """What was made on standard output; what was not, and which files are older, on standard error."""
    made = ", ".join(f"{name} ({count} {_counted(name)})" for name, count in outcome.made)
    click.echo(f"{outcome.edition}: {made or outcome.state.value}", err=err or not outcome.done)
    for line in outcome.print_lines:
        click.echo(f"    {line}", err=err)
    if outcome.older:
        click.echo(f"    these files still show older content: {', '.join(outcome.older)}", err=True)


def _counted(name: str) -> str:
    return "slides" if name.endswith(".pptx") else "pages"
