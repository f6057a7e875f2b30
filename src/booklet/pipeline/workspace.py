"""The project's files: the one place where content and pictures are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
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
        largest = LARGEST_PHOTO if path.startswith(PHOTOS) and not path.endswith(".yaml") else LARGEST_TEXT
        try:
            data = _start(self.root / path, largest + 1)
        except OSError as error:
            return Checked(None, (_diagnostic(_unreadable(path, error)),))
        if len(data) > largest:
            code = Code.PHOTO_TOO_LARGE if largest == LARGEST_PHOTO else Code.DRAWING_TOO_LARGE
            message = f"the file is larger than {largest:,} bytes"
            return Checked(None, (Diagnostic(code, message, Span(path), "export it smaller"),))
        return Checked(data)

    def hashes(self) -> dict[str, str]:
        """The hash of each content file, as it was read."""
        return {path: data_hash(data) for path, data in self.texts.items()}


def find_project(start: Path) -> Path | None:
    """The nearest folder, from ``start`` upwards, that is a project."""
    return next((folder for folder in (start, *start.parents) if (folder / CONTENT / "booklet.yaml").is_file()), None)


def read_files(root: Path) -> Checked[Workspace]:
    """Read a project's content and list its pictures; what cannot be read is left out and reported."""
    content, images = list_files(root, CONTENT), list_files(root, IMAGES)
    faults = [*content.faults, *images.faults]
    texts: dict[str, bytes] = {}
    for path in content.files:
        try:
            texts[path] = _start(root / path, LARGEST_TEXT + 1)
        except OSError as error:
            faults.append(_unreadable(path, error))
    pictures, namesakes = _by_id(images.files)
    found = (*(_diagnostic(fault) for fault in faults), *namesakes)
    return Checked(Workspace(root, texts, images.files, pictures), found)


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


def _start(place: Path, size: int) -> bytes:
    """The first bytes of a file: what is over its limit never fills the memory."""
    with place.open("rb") as file:
        return file.read(size)


def _unreadable(path: str, error: OSError) -> Fault:
    return Fault(path, f"it cannot be read: {reason(error)}", "allow it to be read, or move it away")


def _diagnostic(fault: Fault) -> Diagnostic:
    return Diagnostic(Code.UNREADABLE, fault.message, Span(fault.path), fault.hint)
