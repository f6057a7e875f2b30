"""The command ``booklet``: finds its commands by name, and turns what goes wrong into a sentence and an exit status."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from io import TextIOWrapper
from typing import Any, Final

import click

from booklet import __version__
from booklet.cli.exits import Exit

COMMANDS: Final = ("build", "check", "draw", "init", "list", "new")

_FIGURES: Final = frozenset({"numba", "numpy", "scipy"})
"""What the extra ``figures`` installs."""

_REPORT = "please report it as a bug, with what you did"


class _Commands(click.Group):
    """Loads a command's module when the command is asked for: `build` with nothing to do stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"booklet.cli.{cmd_name}").command
        return command

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's signature
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):  # a Windows console may lack a character: print an escape for it
                stream.reconfigure(errors="backslashreplace")
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, KeyboardInterrupt, BrokenPipeError):
            raise
        except ModuleNotFoundError as error:
            extra = "[figures]" if error.name in _FIGURES else ""
            hint = f'python -m pip install "booklet-publisher{extra}"'
            _stop(f"the library `{error.name}` is missing", hint, Exit.MISSING)
        except Exception as error:  # noqa: BLE001 - the outermost place: authors never see a traceback
            _explain(error)


def _explain(error: Exception) -> None:
    """Say what is missing on the machine, or that this is a bug."""
    if type(error).__name__ == "MissingPartError":  # by name: its module is loaded only where it was raised
        _stop(str(error), str(getattr(error, "hint", "")), Exit.MISSING)
    if os.environ.get("BOOKLET_DEBUG"):
        raise error
    message = f"booklet has failed ({type(error).__name__}: {error}); nothing was overwritten"
    _stop(message, f"{_REPORT}; BOOKLET_DEBUG=1 shows the details", Exit.BUG)


def _stop(message: str, hint: str, status: Exit) -> None:
    click.echo(f"booklet: {message}\n    {hint}", err=True)
    raise click.exceptions.Exit(status)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="booklet")
def main() -> None:
    """Make a booklet and a deck of slides from one set of content files."""
