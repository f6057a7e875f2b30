"""What the commands share: the options, and how problems are printed."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from booklet.cli.exits import Exit

if TYPE_CHECKING:
    from booklet.diagnostics import Diagnostic
    from booklet.pipeline.events import Progress

F = TypeVar("F", bound=Callable[..., Any])


def project_option(command: F) -> F:
    """``--project DIR``: the folder of the project."""
    place = click.Path(exists=True, file_okay=False, path_type=Path)
    text = "The project's folder.  [default: the nearest upwards that has content/booklet.yaml]"
    return click.option("--project", metavar="DIR", type=place, callback=_project, help=text)(command)


def json_option(command: F) -> F:
    """``--json``: problems as data."""
    return click.option("--json", "as_json", is_flag=True, help="Print the problems as JSON on standard output.")(
        command
    )


def _project(ctx: click.Context, param: click.Parameter, value: Path | None) -> Path:
    """The folder given, or the one that the current folder is in."""
    del ctx, param
    from booklet.pipeline.workspace import find_project

    start = value.absolute() if value else Path.cwd()
    found = start if value else find_project(start) or start
    content = found / "content"
    if not (content.is_symlink() or content.exists()):
        raise click.UsageError(
            f"there is no project in {found} (no content/booklet.yaml); `booklet init DIR` makes one"
        )
    return found


def unknown_edition(error: Exception, hint: str) -> click.UsageError:
    """An edition that is not there, as wrong usage."""
    return click.UsageError(f"{error}; {hint}")


def print_problems(found: Iterable[Diagnostic], *, as_json: bool) -> None:
    """Each problem on standard error with its hint; with ``as_json``, the list of them on standard output."""
    if as_json:
        print_json(one.as_json() for one in found)
        return
    for one in found:
        click.echo(str(one), err=True)


def print_json(found: Iterable[Mapping[str, Any]]) -> None:
    """Data on standard output, in ASCII so that every console can show it."""
    click.echo(json.dumps(list(found), indent=2))


def exit_status(found: Iterable[Diagnostic]) -> Exit:
    """The status that the problems ask for."""
    from booklet.diagnostics import Code, Severity

    codes = {one.code for one in found if one.severity is Severity.ERROR}
    if codes & {Code.NOT_WRITTEN, Code.EDITED}:
        return Exit.OUTPUT
    return Exit.CONTENT if codes else Exit.FINE


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """A bar on a terminal; nothing in a pipe or a file."""
    from booklet.pipeline.events import silent

    if not sys.stderr.isatty():
        yield silent
        return

    def show(done: int, total: int, step: str) -> None:
        bar = "#" * round(20 * done / total) if total else ""
        click.echo(f"\r\x1b[K[{bar:<20}] {step}", nl=False, err=True)

    try:
        yield show
    finally:
        click.echo("\r\x1b[K", nl=False, err=True)


@contextmanager
def no_collection() -> Iterator[None]:
    """No garbage collection: a build is short and keeps what it makes, so that a collector only walks through it."""
    import gc

    gc.disable()
    try:
        yield
    finally:
        gc.enable()
