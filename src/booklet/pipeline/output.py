"""The output folder: files are written beside their place and moved in; what somebody changed by hand is kept."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from booklet.diagnostics import Code, Diagnostic, Span
from booklet.pipeline import manifest as manifests
from booklet.pipeline.listing import printable, reason
from booklet.pipeline.manifest import CONTENT, IMAGES, Data, Manifest, blocks, data_hash, file_hash

_V = TypeVar("_V")


def refuse_folder(root: Path, folder: Path) -> Diagnostic | None:
    """Why nothing may be written to a folder: content and pictures must never be in reach of a build."""
    place, project = _real(folder), _real(root)
    kept = [project / name for name in (CONTENT, IMAGES)] + [_real(root / name) for name in (CONTENT, IMAGES)]
    if not any(place.is_relative_to(name) or name.is_relative_to(place) for name in kept):
        return None
    message = (
        "nothing is written here: this folder is content/, images/ or the project, or lies round or in one of them"
    )
    return Diagnostic(Code.OUTPUT_FOLDER, message, Span(shown(folder, root)), "give `--output` a folder of its own")


def _real(place: Path) -> Path:
    return Path(os.path.realpath(place))  # Path.resolve raises over a circle of links


def shown(place: Path, root: Path) -> str:
    """A path as messages show it: relative to the project where it lies in it."""
    inside = place.is_relative_to(root)
    return printable((place.relative_to(root) if inside else place).as_posix())


def write_atomically(place: Path, data: Data) -> None:
    """Write a file whole or not at all; raises OSError, and then an older file is as it was."""
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = place.with_name(f".{place.name}.{os.getpid()}.tmp")
    try:
        with beside.open("wb") as file:
            file.writelines(blocks(data))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(place)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _holds(place: Path, data: Data) -> bool:
    try:
        with place.open("rb") as file:
            return all(file.read(len(block)) == block for block in blocks(data)) and not file.read(1)
    except OSError:
        return False


def _without(entries: Mapping[str, _V], names: set[str]) -> dict[str, _V]:
    return {name: value for name, value in entries.items() if name not in names}


def beside_name(name: str) -> str:
    """'deck.new.pptx' for 'deck.pptx'."""
    stem, _, ending = name.rpartition(".")
    return f"{stem}.new.{ending}"


@dataclass(slots=True)
class Delivery:
    """Brings the files of one edition into its folder, and knows which files there are ours.

    ``old`` is the manifest of the last build; ``found`` is what could not be done.
    """

    root: Path
    folder: Path
    old: Manifest
    found: list[Diagnostic] = field(default_factory=list)

    def deliver(self, new: Manifest, files: Mapping[str, Data], left: Iterable[str]) -> None:
        """Move files in, remove what is no longer asked for, and write the manifest.

        ``left`` are the outputs that this build did not look at.  The manifest is written first with the hashes of
        before and after, so that a build that is cut off never takes its own files for somebody else's.
        """
        places = {name: target for name, data in files.items() if (target := self._target(name, data))}
        targets = {target: files[name] for name, target in places.items()}
        marks = {places[name]: slides for name, slides in new["slides"].items() if name in places}
        ours = {name: data_hash(data) for name, data in targets.items()}
        before = self.old["files"] | {name: [*self._hashes(name), hash_] for name, hash_ in ours.items()}
        stale = self._stale({*targets, *files}, {*new["made"]} - {*files}, left)
        was = Manifest(**{**new, "files": before, "slides": self.old["slides"]})
        if (stale or not self._are_there(targets)) and not self._note(was, whole=False):
            return
        written = [name for name, data in targets.items() if self._write(name, data)]
        after = before | {name: [ours[name]] for name in written}
        slides = self.old["slides"] | {name: marks[name] for name in written if name in marks}
        gone = {name for name in stale if self._removed(name)}
        now = Manifest(**{**new, "files": _without(after, gone), "slides": _without(slides, gone)})
        self._note(now, whole=not self.found)

    def _stale(self, now: set[str], fresh: set[str], left: Iterable[str]) -> list[str]:
        """Our files that nothing asks for: neither made now, nor fresh, nor left for another build."""
        kept = {*now, *fresh, *(name for output in left for name in (output, beside_name(output)))}
        return [name for name in self.old["files"] if name not in kept]

    def _note(self, new: Manifest, *, whole: bool) -> bool:
        """Write the manifest; only a ``whole`` one can say that there is nothing to do."""
        project = new["project"] if whole else ""
        return self._write(manifests.PLACE, manifests.dump({**new, "project": project}))

    def remove_all(self) -> None:
        """Take away what was made for an edition that there is no more; the folder too, if nothing else is in it."""
        kept = [name for name in self.old["files"] if not self._removed(name)]
        if kept:
            return
        place = self.folder / manifests.PLACE
        with suppress(OSError):  # a folder with something else in it stays
            place.unlink()
            place.parent.rmdir()
            self.folder.rmdir()

    def older(self, new: Mapping[str, Data]) -> tuple[str, ...]:
        """The outputs that stand there from an earlier build, as messages show them, though ``new`` should be there."""
        found = {name: file_hash(self.folder / name) for name in self.old["made"]}
        current = {name: data_hash(data) for name, data in new.items()}
        return tuple(
            shown(self.folder / name, self.root)
            for name, hash_ in found.items()
            if hash_ in self._hashes(name) and hash_ != current.get(name)
        )

    def _hashes(self, name: str) -> list[str]:
        return self.old["files"].get(name, [])

    def _is_free(self, name: str, data: Data) -> bool:
        """Whether nothing would be lost by writing a file."""
        place = self.folder / name
        return not place.is_file() or file_hash(place) in {*self._hashes(name), data_hash(data)}

    def _target(self, name: str, data: Data) -> str:
        """The name under which a file is written; empty where it cannot be."""
        if self._is_free(name, data):
            return name
        other = beside_name(name)
        if self._is_free(other, data):
            hint = f"the new one is {other}; rename or delete yours to have it here"
            message = f"this file was changed by hand, and is kept{self._edits(name)}"
            self._report(Code.EDITED, message, name, hint)
            return other
        message = f"this file and {other} were both changed by hand, and are kept"
        self._report(Code.EDITED, message, name, "rename or delete them, and build again")
        return ""

    def _edits(self, name: str) -> str:
        """What was changed in a deck, slide by slide; empty for other files, and for a deck that we know nothing of."""
        marks = self.old["slides"].get(name)
        if not marks:
            return ""
        from booklet.checks.deck_readback import SlideMark
        from booklet.checks.hand_edits import hand_edits

        with suppress(OSError), (self.folder / name).open("rb") as file:
            return f": {hand_edits([SlideMark(*mark) for mark in marks], file)}"
        return ""

    def _are_there(self, targets: Mapping[str, Data]) -> bool:
        return all(_holds(self.folder / name, data) for name, data in targets.items())

    def _write(self, name: str, data: Data) -> bool:
        """Write a file if it is not there already; whether it is there now."""
        place = self.folder / name
        if _holds(place, data):
            return True
        try:
            write_atomically(place, data)
        except OSError as error:
            open_elsewhere = isinstance(error, PermissionError)
            hint = (
                "is it open in another program?"
                if open_elsewhere
                else "is something else in its place, or the disk full?"
            )
            self._report(Code.NOT_WRITTEN, f"this file cannot be written: {reason(error)}", name, hint)
            return False
        return True

    def _removed(self, name: str) -> bool:
        """Take away a file of ours that nobody changed; whether it is gone."""
        place = self.folder / name
        if place.is_file() and file_hash(place) not in self._hashes(name):
            message = "no edition asks for this file any more, but it was changed by hand"
            self._report(Code.NOT_REMOVED, message, name, "delete it if you do not need it")
            return False
        try:
            place.unlink(missing_ok=True)
        except OSError as error:
            self._report(Code.NOT_WRITTEN, f"this file cannot be removed: {reason(error)}", name, "remove it by hand")
            return False
        return True

    def _report(self, code: Code, message: str, name: str, hint: str) -> None:
        self.found.append(Diagnostic(code, message, Span(shown(self.folder / name, self.root)), hint))
