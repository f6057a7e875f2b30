"""The stages in order: files -> Library -> Edition -> pictures -> outputs in memory -> checks -> output folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from booklet.checks.release import release_problems
from booklet.content.library import edition_of
from booklet.diagnostics import Diagnostic, has_errors, in_order, nearest
from booklet.pipeline import manifest as manifests
from booklet.pipeline.events import Progress, silent
from booklet.pipeline.gallery import gather
from booklet.pipeline.job import Job
from booklet.pipeline.making.press import Artefact, Looks
from booklet.pipeline.making.printing import print_lines
from booklet.pipeline.output import Delivery, refuse_folder
from booklet.pipeline.project import Project, read_project
from booklet.pipeline.report import NAME as REPORT
from booklet.pipeline.report import report
from booklet.pipeline.request import Outcome, Request, Result, State, UnknownEditionError


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
    return _Builder(request, project, progress, project.workspace.hashes())


@dataclass(slots=True)
class _Builder:
    """Makes one edition after the other; ``found`` is what was wrong on the way, beside the content."""

    request: Request
    project: Project
    progress: Progress
    hashes: Mapping[str, str]
    looks: Looks = field(default_factory=Looks)
    program: str = field(default_factory=manifests.program_hash)
    found: list[Diagnostic] = field(default_factory=list)

    def edition(self, id_: str) -> Outcome:
        """All outputs of an edition are made and checked in memory before the first is moved in."""
        folder = self.request.output / id_
        delivery = Delivery(self.request.project, folder, manifests.load(folder))
        problems = self._refused(delivery)
        said = self.project.concerning(id_)
        edition = None if has_errors((*said, *problems)) else edition_of(self.project.library, id_)
        if edition is None:
            return self._failed(delivery, problems)
        gallery = gather(edition, self.project.workspace)
        problems += [*gallery.found, *(release_problems(edition) if self.request.release else ())]
        reads = self.project.library.reads(id_)
        content = {path: hash_ for path, hash_ in self.hashes.items() if path in reads}
        job = Job(self.request, edition, gallery, content, delivery.old, self.program)
        artefacts = () if has_errors(problems) else tuple(job.make(self.looks, self.progress))
        problems += (one for artefact in artefacts for one in artefact.diagnostics)
        if has_errors(problems):
            return self._failed(delivery, problems)
        self.found += problems
        return self._deliver(delivery, job, artefacts, (*said, *gallery.found))

    def _refused(self, delivery: Delivery) -> list[Diagnostic]:
        refused = refuse_folder(self.request.project, delivery.folder) if self.request.write else None
        return [refused] if refused else []

    def _failed(self, delivery: Delivery, problems: list[Diagnostic]) -> Outcome:
        self.found += problems
        older = delivery.older({}) if self.request.write else ()
        return Outcome(delivery.folder.name, State.FAILED, older=older)

    def _deliver(
        self, delivery: Delivery, job: Job, artefacts: tuple[Artefact, ...], said: tuple[Diagnostic, ...]
    ) -> Outcome:
        made = tuple((artefact.name, artefact.count) for artefact in artefacts)
        if self.request.write:
            files = {artefact.name: artefact.data for artefact in artefacts}
            new = job.manifest(artefacts, said, self._project_hash())
            delivery.deliver(new, {**files, REPORT: report(job.edition, new)}, job.left)
            self.found += delivery.found
            if has_errors(delivery.found):
                return Outcome(job.edition.id, State.BLOCKED, older=delivery.older(files))
        lines = tuple(line for name, line in print_lines(job.edition).items() if name in dict(made))
        return Outcome(job.edition.id, State.MADE if made else State.UNCHANGED, made, print_lines=lines)

    def _project_hash(self) -> str:
        """The hash by which the next build knows that nothing changed; none while an error must be told again."""
        faulty = has_errors(self.project.diagnostics)
        return "" if faulty else manifests.project_hash(self.hashes, self.project.workspace.images)

    def concerned(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the content: all of it, or what the editions asked for read."""
        if not self.request.editions:
            return self.project.diagnostics
        return in_order(one for id_ in self.request.editions for one in self.project.concerning(id_))

    def remove_editions(self, known: tuple[str, ...]) -> None:
        """Take away what was made for editions that there are no more; only in the project's own output folder."""
        if self.request.output != self.request.project / "output" or not self.request.output.is_dir():
            return
        for folder in sorted(self.request.output.iterdir()):
            if folder.name not in known and (folder / manifests.PLACE).is_file() and not folder.is_symlink():
                delivery = Delivery(self.request.project, folder, manifests.load(folder))
                delivery.remove_all()
                self.found += delivery.found
