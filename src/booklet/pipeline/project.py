"""A project in memory: its content as a Library, and all that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from booklet.checks.content import check_content
from booklet.content.library import Library
from booklet.content.shelf import load_library
from booklet.diagnostics import Diagnostic, in_order
from booklet.pipeline.manifest import CONTENT, IMAGES
from booklet.pipeline.workspace import Workspace, read_files


@dataclass(frozen=True, slots=True)
class Project:
    """The content of a project, and all that is wrong with it."""

    workspace: Workspace
    library: Library
    diagnostics: tuple[Diagnostic, ...]

    def concerning(self, edition: str) -> tuple[Diagnostic, ...]:
        """What is wrong with anything that an edition reads; it may read every picture."""
        pictures = (found for found in self.diagnostics if found.span.path.startswith(IMAGES))
        return (*self.library.diagnostics_for(edition, self.diagnostics), *pictures)


def read_project(root: Path, today: date | None = None) -> Project:
    """Read and check the content: no edition is made, no picture is opened."""
    files = read_files(root)
    workspace = files.value or Workspace(root, {}, (), {})
    unread = {fault.span.path for fault in files.diagnostics}
    if CONTENT in unread:
        return Project(workspace, Library(), files.diagnostics)
    library = load_library(workspace.texts)
    records = library.value or Library()
    said = (found for found in library.diagnostics if found.span.path not in unread)
    found = check_content(records, pictures=workspace.pictures, today=today)
    return Project(workspace, records, in_order((*files.diagnostics, *said, *found)))
