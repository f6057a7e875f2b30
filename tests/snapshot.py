"""Texts kept in files: what was made is compared with what was agreed on.

Run the tests with ``BOOKLET_UPDATE_SNAPSHOTS=1`` to write the files anew, then read what git shows as changed.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

SWITCH = "BOOKLET_UPDATE_SNAPSHOTS"


def agrees(path: Path, text: str) -> None:
    """Fail where the text is not that of the file; write it there instead where the switch is set."""
    if os.environ.get(SWITCH):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    known = path.read_text("utf-8") if path.exists() else ""
    assert text == known, f"{path.name} says something else; if the new text is right, set {SWITCH}=1 and run again"


def unused(folder: Path, names: Iterable[str]) -> set[str]:
    """The files of a folder of snapshots that no test reads."""
    return {path.name for path in folder.glob("*.txt")} - {f"{name}.txt" for name in names}
