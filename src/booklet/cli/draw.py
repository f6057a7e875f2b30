"""``booklet draw``: figures are drawn from their poses."""

from __future__ import annotations

from pathlib import Path

import click

from booklet.cli.console import (
    exit_status,
    json_option,
    print_problems,
    progress_bar,
    project_option,
    unknown_edition,
)


@click.command("draw")
@click.argument("figures", nargs=-1, metavar="[FIGURE]...")
@project_option
@click.option(
    "--build", type=click.Choice(("slim", "broad")), default="slim", show_default=True, help="The body build."
)
@click.option("--force", is_flag=True, help="Draw also what has not changed.")
@click.option("--jobs", type=click.IntRange(0, 64), default=0, help="How many draw at once.  [default: one a core]")
@click.option("--sheet", is_flag=True, help="Make a PDF for the reviewing clinician instead, in output/figures.pdf.")
@click.option("--draft", is_flag=True, help="Draw coarsely over a grid into output/drafts/, whatever the checks find.")
@json_option
def command(  # noqa: PLR0913 - an argument for each option
    *,
    figures: tuple[str, ...],
    project: Path,
    build: str,
    force: bool,
    jobs: int,
    sheet: bool,
    draft: bool,
    as_json: bool,
) -> None:
    """Draw the figures (all, if none is named) from images/poses/ into images/drawings/."""
    from booklet.pipeline.drawing import UnknownFigureError, draft_poses, draw_poses

    try:
        if sheet:
            from booklet.pipeline.sheet import write_sheet

            made = (write_sheet(project, figures),)
            click.echo(f"made {made[0]}", err=as_json)
            return
        if draft:
            result = draft_poses(project, figures, build)
            said = [*result.notes, *(f"made {path}" for path in result.made)]
        else:
            with progress_bar() as progress:
                result = draw_poses(project, figures, build=build, force=force, jobs=jobs, progress=progress)
            said = [f"{len(result.made)} drawings made, {result.unchanged} figures not changed"]
    except UnknownFigureError as error:
        raise unknown_edition(error, error.hint) from None
    print_problems(result.diagnostics, as_json=as_json)
    for line in said:
        click.echo(line, err=as_json)
    raise click.exceptions.Exit(exit_status(result.diagnostics))
