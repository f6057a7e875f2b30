"""The stages in order: files -> Library -> Edition -> pictures -> outputs in memory -> checks -> output folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from pathlib import Path

from booklet.checks.content import check_content
from booklet.checks.release import release_problems
from booklet.content.library import Edition, Library, edition_of
from booklet.content.shelf import load_library
from booklet.diagnostics import Code, Diagnostic, has_errors, in_order, nearest
from booklet.pipeline import manifest as manifests
from booklet.pipeline.events import Progress, silent
from booklet.pipeline.gallery import Gallery, gather
from booklet.pipeline.making import Artefact, Looks, Material, file_name, make
from booklet.pipeline.manifest import Made, Manifest, data_hash
from booklet.pipeline.output import Delivery, refuse_folder
from booklet.pipeline.report import NAME as REPORT
from booklet.pipeline.report import report
from booklet.pipeline.workspace import Workspace, read_files


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
    """What became of an edition: the outputs made now with their pages or slides, and the files left as they were."""

    edition: str
    state: State
    made: tuple[tuple[str, int], ...] = ()
    older: tuple[str, ...] = ()

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


@dataclass(frozen=True, slots=True)
class Project:
    """The content of a project, and all that is wrong with it."""

    workspace: Workspace
    library: Library
    diagnostics: tuple[Diagnostic, ...]


def read_project(root: Path, today: date | None = None) -> Project:
    """Read and check the content: no edition is made, no picture is opened."""
    files = read_files(root)
    workspace = files.value or Workspace(root, {}, (), {})
    library = load_library(workspace.texts)
    records = library.value or Library()
    found = check_content(records, pictures=workspace.pictures, today=today)
    return Project(workspace, records, in_order((*files.diagnostics, *library.diagnostics, *found)))


def build(request: Request, progress: Progress = silent) -> Result:
    """Make the editions asked for; raises UnknownEditionError and MissingPartError."""
    if request.write and (refused := refuse_folder(request.project, request.output)):
        return Result((), (refused,))
    builder = _builder(request, progress)
    known = builder.project.library.edition_ids
    outcomes = tuple(builder.edition(id_) for id_ in request.editions or known)
    if request.write and not request.editions:
        builder.remove_editions(known)
    return Result(outcomes, in_order((*builder.concerned(), *builder.found)))


def check_content_only(request: Request) -> Result:
    """What can be said without making an edition; raises UnknownEditionError."""
    return Result((), _builder(request, silent).concerned())


def _builder(request: Request, progress: Progress) -> _Builder:
    project = read_project(request.project, request.today)
    known = project.library.edition_ids
    for id_ in request.editions:
        if id_ not in known:
            raise UnknownEditionError(id_, nearest(id_, known) or f"there are: {', '.join(known)}")
    return _Builder(request, project, progress)


@dataclass(slots=True)
class _Builder:
    request: Request
    project: Project
    progress: Progress
    looks: Looks = field(default_factory=Looks)
    found: list[Diagnostic] = field(default_factory=list)

    def edition(self, id_: str) -> Outcome:
        """All outputs of an edition are made and checked in memory before the first is moved in."""
        folder = self.request.output / id_
        delivery = Delivery(self.request.project, folder, manifests.load(folder))
        said = self.project.library.diagnostics_for(id_, self.project.diagnostics)
        edition = None if has_errors(said) else edition_of(self.project.library, id_)
        refused = refuse_folder(self.request.project, folder) if self.request.write else None
        problems = [refused] if refused else []
        if edition is None or refused:
            return self._failed(delivery, problems)
        if self.request.release:
            problems += release_problems(edition)
        gallery = gather(edition, self.project.workspace)
        job = _Job(self, edition, gallery, delivery.old)
        if has_errors(problems := [*problems, *gallery.found]):
            return self._failed(delivery, problems)
        artefacts = tuple(job.make())
        problems += (one for artefact in artefacts for one in artefact.diagnostics)
        if has_errors(problems):
            return self._failed(delivery, problems)
        self.found += problems
        made = tuple((artefact.name, artefact.count) for artefact in artefacts)
        if self.request.write:
            files = {artefact.name: artefact.data for artefact in artefacts}
            new = job.manifest(artefacts, (*said, *gallery.found))
            delivery.deliver(new, {**files, REPORT: report(edition.spec, new)}, job.left)
            self.found += delivery.found
            if has_errors(delivery.found):
                return Outcome(id_, State.BLOCKED, older=delivery.older())
        return Outcome(id_, State.MADE if made else State.UNCHANGED, made)

    def _failed(self, delivery: Delivery, problems: list[Diagnostic]) -> Outcome:
        self.found += problems
        older = delivery.older() if self.request.write else ()
        return Outcome(delivery.folder.name, State.FAILED, older=older)

    def concerned(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the content: all of it, or what the editions asked for read."""
        found = self.project.diagnostics
        if not self.request.editions:
            return found
        library = self.project.library
        return tuple(one for id_ in self.request.editions for one in library.diagnostics_for(id_, found))

    def remove_editions(self, known: tuple[str, ...]) -> None:
        """Take away what was made for editions that there are no more; only in the project's own output folder."""
        if self.request.output != self.request.project / "output" or not self.request.output.is_dir():
            return
        for folder in sorted(self.request.output.iterdir()):
            if folder.name not in known and (folder / manifests.PLACE).is_file() and not folder.is_symlink():
                delivery = Delivery(self.request.project, folder, manifests.load(folder))
                delivery.remove_all()
                self.found += delivery.found


class _Job:
    """The outputs of one edition: which are to be made, and from what."""

    def __init__(self, builder: _Builder, edition: Edition, gallery: Gallery, old: Manifest) -> None:
        request, workspace = builder.request, builder.project.workspace
        content = workspace.hashes()
        self.builder, self.edition, self.gallery, self.old = builder, edition, gallery, old
        self.program = manifests.program_hash()
        library = builder.project.library
        self.reads = {path: content[path] for path in library.reads(edition.id) if path in content} | gallery.reads
        self.project = manifests.project_hash(content, workspace.images)
        self.outputs = {file_name(edition, output): output for output in edition.spec.outputs}
        self.left = [name for name, output in self.outputs.items() if request.only not in ("", output.kind.value)]

    def make(self) -> Iterator[Artefact]:
        """Every output that is asked for and is not as it would be made now."""
        todo = [item for item in self.outputs.items() if item[0] not in self.left and not self._is_fresh(item[0])]
        fingerprint = data_hash(json.dumps(sorted(self.reads.items())).encode())[:8]
        material = Material(self.edition, self.gallery.pictures, fingerprint, self.builder.looks)
        for number, (name, output) in enumerate(todo):
            self.builder.progress(number, len(todo), f"{self.edition.id}/{name}")
            yield make(material, output)
            self.builder.progress(number + 1, len(todo), f"{self.edition.id}/{name}")

    def _is_fresh(self, name: str) -> bool:
        request = self.builder.request
        if request.force or not request.write:
            return False
        made = self.old["made"].get(name)
        same = made is not None and made["reads"] == self.reads
        folder = request.output / self.edition.id
        return same and manifests.is_fresh(self.old, name, self.program, lambda path: self.reads[path], folder)

    def manifest(self, artefacts: tuple[Artefact, ...], said: tuple[Diagnostic, ...]) -> Manifest:
        """That of this build: what was made now, and what has stayed."""
        made = {name: found for name, found in self.old["made"].items() if name in self.outputs}
        for artefact in artefacts:
            made[artefact.name] = Made(
                program=self.program,
                reads=self.reads,
                sha256=data_hash(artefact.data),
                count=artefact.count,
                diagnostics=[one.as_json() for one in artefact.diagnostics],
            )
        clean = not has_errors(self.builder.project.diagnostics)
        lasting = [one.as_json() for one in said if one.code is not Code.OVERDUE]
        return Manifest(
            format=manifests.FORMAT,
            project=self.project if clean else "",
            released=self.builder.request.release,
            wanted=sorted(self.outputs),
            made=made,
            files={},
            diagnostics=lasting + [one for found in made.values() for one in found["diagnostics"]],
        )
