"""The project's files: the one place where content and pictures are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from os import SEEK_END
from pathlib import Path, PurePosixPath
from typing import Final

from booklet.diagnostics import Checked, Code, Diagnostic, Span
from booklet.pipeline.listing import Fault, list_files, reason
from booklet.pipeline.manifest import CONTENT, IMAGES, data_hash

LARGEST_TEXT: Final = 1 << 20
"""The most bytes of a text file or a drawing."""

LARGEST_PHOTO: Final = 30_000_000
"""The most bytes of a photo."""

DRAWINGS: Final = f"{IMAGES}/drawings"
PHOTOS: Final = f"{IMAGES}/photos"
FIRST_BUILD: Final = "slim"
"""The build of the body that every figure is drawn in; drawings of another stand in a folder of its name."""

_PICTURES: Final[Mapping[str, tuple[str, ...]]] = {DRAWINGS: (".svg",), PHOTOS: (".jpg", ".jpeg", ".png")}


@dataclass(frozen=True, slots=True)
class Workspace:
    """A project as it is on disk: its content files with their bytes, and the paths of its pictures by id."""

    root: Path
    texts: Mapping[str, bytes]
    images: tuple[str, ...]
    pictures: Mapping[str, str]

    def read(self, path: str) -> Checked[bytes]:
        """The bytes of a file under ``images/``; one over its limit is not read."""
        if path.startswith(PHOTOS) and not path.endswith(".yaml"):
            return _read(self.root, path, LARGEST_PHOTO, Code.PHOTO_TOO_LARGE)
        return _read(self.root, path, LARGEST_TEXT, Code.DRAWING_TOO_LARGE)

    def hashes(self) -> dict[str, str]:
        """The hash of each content file, as it was read."""
        return {path: data_hash(data) for path, data in self.texts.items()}


def find_project(start: Path) -> Path | None:
    """The nearest folder, from ``start`` upwards, that is a project."""
    return next((folder for folder in (start, *start.parents) if (folder / CONTENT / "booklet.yaml").is_file()), None)


def read_files(root: Path) -> Checked[Workspace]:
    """Read a project's content and list its pictures; what is wrong with a file stands at its first character.

    A content file that cannot be read is there without a byte, so that records may still name it.
    """
    content, images = list_files(root, CONTENT), list_files(root, IMAGES)
    found = [_diagnostic(fault) for fault in (*content.faults, *images.faults)]
    texts = {fault.path: b"" for fault in content.faults if PurePosixPath(fault.path).suffix}
    for path in content.files:
        checked = _read(root, path, LARGEST_TEXT, Code.TOO_LARGE)
        found += checked.diagnostics
        texts[path] = checked.value or b""
    pictures, namesakes = _by_id(images.files)
    return Checked(Workspace(root, texts, images.files, pictures), (*found, *namesakes))


def _by_id(files: tuple[str, ...]) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """The pictures by id, and those whose id is taken; a drawing comes before a photo."""
    pictures: dict[str, str] = {}
    found: list[Diagnostic] = []
    for path in files:
        place = PurePosixPath(path)
        if place.suffix.lower() not in _PICTURES.get(place.parent.as_posix(), ()):
            continue
        first = pictures.setdefault(place.stem, path)
        if first != path:
            message = f"{first} has the same id"
            found.append(Diagnostic(Code.SAME_ID, message, Span(path), "rename one of them, or delete it"))
    return pictures, tuple(found)


def _read(root: Path, path: str, largest: int, too_large: Code) -> Checked[bytes]:
    """The bytes of a file; one over its limit never fills the memory."""
    try:
        with (root / path).open("rb") as file:
            data = file.read(largest + 1)
            size = file.seek(0, SEEK_END)
    except OSError as error:
        fault = Fault(path, f"it cannot be read: {reason(error)}", "allow it to be read, or move it away")
        return Checked(None, (_diagnostic(fault),))
    if len(data) <= largest:
        return Checked(data)
    message = f"the file has {size:,} bytes; at most {largest:,} are read"
    return Checked(None, (Diagnostic(too_large, message, Span(path), "make it smaller, or split it"),))


def _diagnostic(fault: Fault) -> Diagnostic:
    return Diagnostic(Code.UNREADABLE, fault.message, Span(fault.path), fault.hint)
