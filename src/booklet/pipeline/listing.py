"""Which files a project has: regular files under a folder, and what is wrong with the others.

Only the standard library is imported here, and little of it: a build with nothing to do ends after this.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

MOST_FILES: Final = 20_000
"""How many files and folders are looked at in a folder of the project."""

DEEPEST: Final = 8
"""How many folders may stand in each other."""

_BACKUPS: Final = ("~", ".bak", ".orig", ".swp", ".swo", ".tmp")
_ENDINGS: Final = (".yaml", ".yml", ".md", ".svg", ".jpg", ".jpeg", ".png")
_SYSTEM: Final = ("thumbs.db", "desktop.ini")


class Fault(NamedTuple):
    """A file that is not read: its path in the project, why, and what to do."""

    path: str
    message: str
    hint: str


class Listing(NamedTuple):
    """The files of a folder, by paths relative to the project with ``/``, in order; and those that cannot be read."""

    files: tuple[str, ...]
    faults: tuple[Fault, ...]


def list_files(root: Path, folder: str) -> Listing:
    """All files under a folder of the project; hidden files and editors' copies are passed over.

    A link is followed where it stays in the project.  A folder that does not exist has no files.
    """
    lister = _Lister(root.resolve())
    top = root / folder
    if top.is_file():
        lister.refuse(folder, "this is a file, not a folder", f"put what belongs to {folder}/ into a folder")
    elif top.is_symlink() or top.exists():
        lister.visit(top, folder, ())
    return Listing(tuple(sorted(lister.files)), tuple(lister.faults))


class _Lister:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.files: list[str] = []
        self.faults: list[Fault] = []
        self.seen = 0

    def visit(self, place: Path, path: str, above: tuple[Path, ...]) -> None:
        """Add a file, or what is in a folder; ``above`` are the real places of the folders round it."""
        self.seen += 1
        try:
            if place.is_symlink() and not self._stays(place, path):
                return
            if place.is_dir() and place.suffix.lower() in _ENDINGS:
                self.refuse(path, "this is a folder, not a file", "put the file in its place")
            elif place.is_dir():
                self._folder(place, path, above)
            elif place.is_file():
                self.files.append(path)
            else:
                self.refuse(path, "this is neither a file nor a folder", "move it out of the project")
        except OSError as error:
            self.refuse(path, f"it cannot be read: {reason(error)}", "allow it to be read, or move it away")

    def _stays(self, place: Path, path: str) -> bool:
        """Whether a link leads to something in the project."""
        if not place.exists():
            self.refuse(path, "the link leads nowhere, or back to itself", "delete it, or put the file in its place")
            return False
        if place.resolve().is_relative_to(self.root):
            return True
        self.refuse(path, "the link leaves the project", "put the file itself here")
        return False

    def _folder(self, place: Path, path: str, above: tuple[Path, ...]) -> None:
        real = place.resolve()
        if real in above:
            self.refuse(path, "the link leads back to a folder that it is in", "delete the link")
            return
        if len(above) >= DEEPEST:
            self.refuse(path, f"more than {DEEPEST} folders stand in each other", "move it up")
            return
        for inner in sorted(place.iterdir()):
            if self.seen >= MOST_FILES:
                self.refuse(path, f"more than {MOST_FILES:,} files", "keep what the project does not need elsewhere")
                return
            if not _is_passed_over(inner.name):
                self._named(inner, f"{path}/{inner.name}", (*above, real))

    def _named(self, place: Path, path: str, above: tuple[Path, ...]) -> None:
        hint = "rename it with letters, digits and hyphens"
        if not place.name.isprintable():
            self.refuse(path, "the name holds characters that cannot be printed", hint)
        elif not unicodedata.is_normalized("NFC", place.name):
            self.refuse(path, "the name has accents as characters of their own (it is not NFC)", hint)
        else:
            self.visit(place, path, above)

    def refuse(self, path: str, message: str, hint: str) -> None:
        """Note why a file is not read."""
        self.faults.append(Fault(printable(path), message, hint))


def _is_passed_over(name: str) -> bool:
    low = name.casefold()
    return name.startswith((".", "~$")) or low.endswith(_BACKUPS) or low in _SYSTEM


def printable(path: str) -> str:
    """A path as it can be printed: what is no character stands as an escape."""
    return "".join(_escaped(path))


def _escaped(path: str) -> Iterator[str]:
    for char in path:
        yield char if char.isprintable() else char.encode("unicode_escape").decode("ascii")


def reason(error: OSError) -> str:
    """What the machine says, in small letters and without the path."""
    words = error.strerror or type(error).__name__
    return words[:1].lower() + words[1:]
