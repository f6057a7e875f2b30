"""The fonts: read from the package that brings them."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Final

from booklet.layout.ruler import Face, Family
from booklet.theme.model import Fonts

PACKAGE: Final = "font_source_sans_pro"
_INSTALL: Final = "python -m pip install font-source-sans-pro"


class MissingPartError(Exception):
    """Something that the program needs is not on this machine; ``hint`` says how to get it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def read_family(fonts: Fonts) -> Family:
    """The four faces of a theme; raises MissingPartError where a file is absent or is no font."""
    folder = _folder()
    return Family(*(_face(folder, name) for name in (fonts.regular, fonts.bold, fonts.italic, fonts.bold_italic)))


def _folder() -> Path:
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise MissingPartError("the fonts are not installed", _INSTALL)
    return Path(spec.submodule_search_locations[0], "files")


def _face(folder: Path, name: str) -> Face:
    try:
        return Face.from_truetype(name, (folder / f"{name}.ttf").read_bytes())
    except (OSError, ValueError, KeyError) as error:
        raise MissingPartError(f"the font {name} cannot be read", f"{_INSTALL} --force-reinstall") from error
