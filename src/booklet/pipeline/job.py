"""The outputs of one edition: which of them are to be made, from what, and what the manifest says of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from booklet.content.edition import Kind, Output
from booklet.content.library import Edition
from booklet.diagnostics import Code, Diagnostic
from booklet.pipeline import manifest as manifests
from booklet.pipeline.events import Progress
from booklet.pipeline.gallery import Gallery
from booklet.pipeline.making.press import Artefact, Looks, Press, file_name
from booklet.pipeline.making.table import make
from booklet.pipeline.manifest import Made, Manifest, data_hash
from booklet.pipeline.request import Request


@dataclass(frozen=True, slots=True)
class Job:
    """One edition of a request; ``old`` is the manifest of its last build, ``program`` the hash of the program.

    ``content`` has the hashes of the content files that the edition reads.
    """

    request: Request
    edition: Edition
    gallery: Gallery
    content: Mapping[str, str]
    old: Manifest
    program: str

    @property
    def reads(self) -> dict[str, str]:
        """The hash of each file that the edition is made of."""
        return {**self.content, **self.gallery.reads}

    @property
    def outputs(self) -> dict[str, Output]:
        """What the edition asks for, by the names of the files; of any edition a proof can be asked for."""
        outputs = self.edition.spec.outputs
        if self.request.only == Kind.PROOF.value and all(output.kind is not Kind.PROOF for output in outputs):
            outputs += (Output(kind=Kind.PROOF),)
        return {file_name(self.edition, output): output for output in outputs}

    @property
    def left(self) -> tuple[str, ...]:
        """The outputs that this build does not look at."""
        only = self.request.only
        return tuple(name for name, output in self.outputs.items() if only not in ("", output.kind.value))

    def make(self, looks: Looks, progress: Progress) -> Iterator[Artefact]:
        """Every output that is asked for and is not as it would be made now."""
        todo = [item for item in self.outputs.items() if item[0] not in self.left and not self._is_fresh(item[0])]
        fingerprint = data_hash(json.dumps(sorted(self.reads.items())).encode())[:8]
        press = Press(self.edition, self.gallery, fingerprint, looks)
        for number, (name, output) in enumerate(todo):
            progress(number, len(todo), f"{self.edition.id}/{name}")
            yield make(press, output)
            progress(number + 1, len(todo), f"{self.edition.id}/{name}")

    def _is_fresh(self, name: str) -> bool:
        made = self.old["made"].get(name)
        if made is None or self.request.force or not self.request.write:
            return False
        folder, reads = self.request.output / self.edition.id, self.reads
        return made["reads"] == reads and manifests.is_fresh(self.old, name, self.program, reads.__getitem__, folder)

    def manifest(self, artefacts: Sequence[Artefact], said: Iterable[Diagnostic], project: str) -> Manifest:
        """That of this build: what was made now, and what has stayed; ``project`` is the project's hash."""
        made = {name: found for name, found in self.old["made"].items() if name in self.outputs}
        made |= {artefact.name: self._made(artefact) for artefact in artefacts}
        lasting = [one.as_json() for one in said if one.code is not Code.OVERDUE]  # the report knows no date
        every = lasting + [one for found in made.values() for one in found["diagnostics"]]
        unique = {tuple(one[key] for key in ("file", "line", "column", "code", "message")): one for one in every}
        return Manifest(
            format=manifests.FORMAT,
            project=project,
            released=self.request.release,
            wanted=sorted(self.outputs),
            made=made,
            files={},
            slides={
                artefact.name: [list(mark) for mark in artefact.slides] for artefact in artefacts if artefact.slides
            },
            diagnostics=[unique[place] for place in sorted(unique)],
        )

    def _made(self, artefact: Artefact) -> Made:
        made = Made(
            program=self.program,
            reads=self.reads,
            sha256=data_hash(artefact.data),
            count=artefact.count,
            diagnostics=[one.as_json() for one in artefact.diagnostics],
        )
        return Made(**made, facts=dict(artefact.facts)) if artefact.facts else made
