"""From ``images/poses/`` to ``images/drawings/``: what changed is drawn again, on all cores, and written whole."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Final

from booklet.diagnostics import Code, Diagnostic, Span, in_order, nearest
from booklet.figures.stamp import made_from, stamp_in
from booklet.pipeline.events import Progress, silent
from booklet.pipeline.listing import list_files, reason
from booklet.pipeline.manifest import IMAGES
from booklet.pipeline.output import write_atomically
from booklet.pipeline.workspace import DRAWINGS, FIRST_BUILD

if TYPE_CHECKING:
    from booklet.figures.draw import Drawn

POSES: Final = f"{IMAGES}/poses"
FURTHER_BUILDS: Final = ("broad",)
_DRAFTS: Final = "output/drafts"
_SUFFIXES: Final = ("", "-start", "-finish")


@dataclass(frozen=True, slots=True)
class PoseFile:
    """A pose file and the drawings that stand for it now, by id."""

    id: str
    path: str
    data: bytes
    drawings: tuple[Path, ...]
    stamp: str

    @property
    def is_drawn(self) -> bool:
        """Whether all its drawings were made from it as it is."""
        return bool(self.drawings) and all(stamp_in(place.read_bytes()) == self.stamp for place in self.drawings)


@dataclass(frozen=True, slots=True)
class DrawResult:
    """The ids of the drawings that were made, how many pose files had not changed, what is wrong, notes on drafts."""

    made: tuple[str, ...]
    unchanged: int
    diagnostics: tuple[Diagnostic, ...]
    notes: tuple[str, ...] = ()


class UnknownFigureError(Exception):
    """A figure was asked for that no pose file describes."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"there is no pose file {POSES}/{name}.yaml")
        self.hint = nearest(name, known) or f"the figures are {', '.join(known)}"


def pose_files(root: Path, build: str = FIRST_BUILD) -> Iterator[PoseFile]:
    """All pose files of a project; one that cannot be read raises OSError."""
    for path in list_files(root, POSES).files:
        place = root / path
        if place.suffix == ".yaml" and place.parent == root / POSES:
            data = place.read_bytes()
            folder = drawings_folder(root, build)
            drawings = tuple(one for suffix in _SUFFIXES if (one := folder / f"{place.stem}{suffix}.svg").is_file())
            yield PoseFile(place.stem, path, data, drawings, made_from(data, build))


def drawings_folder(root: Path, build: str) -> Path:
    """Where the drawings of a body build stand; those of the first stand in ``images/drawings/`` itself."""
    return root / DRAWINGS if build == FIRST_BUILD else root / DRAWINGS / build


def older_drawings(root: Path) -> tuple[Diagnostic, ...]:
    """A warning for each pose file whose drawings are missing or were made from another state of it.

    Those of a further build may be missing: the first build's stand in for them.
    """
    found = [
        Diagnostic(
            Code.OLD_DRAWING,
            "the drawing is older than this pose, or is missing",
            Span(one.path),
            "run `booklet draw`",
        )
        for one in pose_files(root)
        if not one.is_drawn
    ]
    for build in FURTHER_BUILDS:
        message = f"the drawing of the {build} build is older than this pose"
        hint = f"run `booklet draw --build {build}`"
        found += [
            Diagnostic(Code.OLD_DRAWING, message, Span(one.path), hint)
            for one in pose_files(root, build)
            if one.drawings and not one.is_drawn
        ]
    return in_order(found)


def draw_poses(  # noqa: PLR0913 - an argument for each option
    root: Path,
    names: tuple[str, ...] = (),
    *,
    build: str = FIRST_BUILD,
    force: bool = False,
    jobs: int = 0,
    progress: Progress = silent,
) -> DrawResult:
    """Draw the figures named, or all; raises UnknownFigureError.

    A figure with something wrong keeps its older drawings.  ``jobs`` is how many processes draw (0: one a core).
    """
    files = {one.id: one for one in pose_files(root, build)}
    chosen = _chosen(files, names)
    stale = [one for one in chosen if force or not one.is_drawn]
    made: list[str] = []
    found: list[Diagnostic] = []
    progress(0, len(stale), "drawing")
    for done, (pose, drawn) in enumerate(_drawn(stale, build, jobs or os.cpu_count() or 1), start=1):
        progress(done, len(stale), pose.id)
        found += drawn.diagnostics
        made += _write(pose, drawn, drawings_folder(root, build), found)
    if made:
        found += _look_alikes(root, build)
    return DrawResult(tuple(sorted(made)), len(chosen) - len(stale), in_order(found))


def draft_poses(root: Path, names: tuple[str, ...], build: str = FIRST_BUILD) -> DrawResult:
    """Draw the figures named coarsely into ``output/drafts/``, whatever their checks find; raises UnknownFigureError.

    ``made`` has the paths of the drafts.
    """
    from booklet.figures.draw import draft

    files = {one.id: one for one in pose_files(root, build)}
    made: list[str] = []
    found: list[Diagnostic] = []
    notes: list[str] = []
    for pose in _chosen(files, names):
        drawn = draft(pose.path, pose.data, pose.id, build)
        found += drawn.diagnostics
        notes += drawn.notes
        written = _write(replace(pose, drawings=()), drawn, root / _DRAFTS, found)
        made += [f"{_DRAFTS}/{name}.svg" for name in written]
    return DrawResult(tuple(made), 0, in_order(found), tuple(notes))


def _chosen(files: Mapping[str, PoseFile], names: tuple[str, ...]) -> list[PoseFile]:
    for name in names:
        if name not in files:
            raise UnknownFigureError(name, tuple(files))
    return [one for one in files.values() if not names or one.id in names]


def _look_alikes(root: Path, build: str) -> tuple[Diagnostic, ...]:
    """Among all figures as they are drawn now."""
    from booklet.figures.draw import check_look_alikes

    poses = {one.id: one for one in pose_files(root, build) if one.drawings}
    last = {id_: one.drawings[-1].read_bytes() for id_, one in poses.items()}
    return check_look_alikes({id_: (one.path, one.data) for id_, one in poses.items()}, last)


def _drawn(poses: list[PoseFile], build: str, jobs: int) -> Iterator[tuple[PoseFile, Drawn]]:
    """Each pose file with what became of it, in the order in which they are ready."""
    if not poses:
        return
    from booklet.figures.draw import draw

    if len(poses) == 1 or jobs == 1:
        for pose in poses:
            yield pose, draw(pose.path, pose.data, pose.id, build)
        return
    with ProcessPoolExecutor(min(jobs, len(poses)), get_context("spawn")) as pool:
        waiting: dict[Future[Drawn], PoseFile] = {
            pool.submit(draw, pose.path, pose.data, pose.id, build): pose for pose in poses
        }
        for ready in as_completed(waiting):
            yield waiting[ready], ready.result()


def _write(pose: PoseFile, drawn: Drawn, folder: Path, found: list[Diagnostic]) -> list[str]:
    """Write the drawings of a figure; those that it had under other names go."""
    try:
        for name, data in drawn.files.items():
            write_atomically(folder / f"{name}.svg", data)
        for place in pose.drawings if drawn.files else ():
            if place.stem not in drawn.files and stamp_in(place.read_bytes()):
                place.unlink()
    except OSError as error:
        message = f"the drawings of {pose.id} cannot be written: {reason(error)}"
        found.append(Diagnostic(Code.NOT_WRITTEN, message, Span(pose.path), "close the file, or free the folder"))
        return []
    return list(drawn.files)
