"""What is asked of a build, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path

from booklet.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a build.

    No ``editions`` are all; ``only`` is a kind of output; ``write`` false makes and checks everything in memory and
    writes nothing; ``force`` makes also what has not changed; ``today`` can add a warning, never change an output.
    """

    project: Path
    output: Path
    editions: tuple[str, ...] = ()
    only: str = ""
    release: bool = False
    force: bool = False
    write: bool = True
    today: date | None = None


class State(Enum):
    """How it went with an edition."""

    MADE = "made"
    UNCHANGED = "nothing changed"
    FAILED = "not made"
    BLOCKED = "not written"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an edition: the outputs made now with their pages or slides, and the files left as they were.

    ``print_lines`` say what to choose in the print dialogue for what is to be folded.
    """

    edition: str
    state: State
    made: tuple[tuple[str, int], ...] = ()
    older: tuple[str, ...] = ()
    print_lines: tuple[str, ...] = ()

    @property
    def done(self) -> bool:
        """Whether all outputs are there as they should be."""
        return self.state in (State.MADE, State.UNCHANGED)


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a build."""

    outcomes: tuple[Outcome, ...]
    diagnostics: tuple[Diagnostic, ...]


class UnknownEditionError(Exception):
    """An edition that the project does not have; ``hint`` says which was meant, or which there are."""

    def __init__(self, id_: str, hint: str) -> None:
        super().__init__(f"there is no edition `{id_}`")
        self.hint = hint
