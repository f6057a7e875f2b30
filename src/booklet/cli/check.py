"""``booklet check``: everything is made in memory and checked; nothing is written."""

from __future__ import annotations

from pathlib import Path

import click

from booklet.cli.console import (
    exit_status,
    json_option,
    no_collection,
    print_problems,
    progress_bar,
    project_option,
    unknown_edition,
)


@click.command("check")
@click.argument("editions", nargs=-1, metavar="[EDITION]...")
@project_option
@click.option("--fast", is_flag=True, help="Look at the content only; make nothing.")
@json_option
def command(*, editions: tuple[str, ...], project: Path, fast: bool, as_json: bool) -> None:
    """Check the editions (all, if none is named) and write nothing."""
    from datetime import date

    from booklet.pipeline.build import build, check_content_only
    from booklet.pipeline.drawing import older_drawings
    from booklet.pipeline.request import Request, UnknownEditionError

    today = date.today()  # noqa: DTZ011 - the day on the author's calendar
    request = Request(project, project / "output", tuple(dict.fromkeys(editions)), write=False, today=today)
    try:
        with progress_bar() as progress, no_collection():
            result = check_content_only(request) if fast else build(request, progress)
    except UnknownEditionError as error:
        raise unknown_edition(error, error.hint) from None
    found = (*result.diagnostics, *older_drawings(project))
    print_problems(found, as_json=as_json)
    count = len(found)
    click.echo(f"{count or 'no'} problem{'' if count == 1 else 's'} found", err=True)
    raise click.exceptions.Exit(exit_status(found))
