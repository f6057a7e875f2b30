"""The files of ``content/`` become the Library: which file is which record, and what is wrong with any of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any, Final, TypeVar, cast

from booklet.content.clinic import Clinic
from booklet.content.library import CONTENT, FOLDERS, LISTS, SAFETY, Library, safety_path
from booklet.content.load import load_record, load_topic
from booklet.content.record import SLUG, Record
from booklet.diagnostics import Checked, Code, Diagnostic, Severity, Span, in_order, nearest
from booklet.source import located
from booklet.source.located import SourceText
from booklet.source.markdown import parse_markdown
from booklet.source.text import read_text
from booklet.source.yaml import parse_yaml

_IGNORED: Final = re.compile(
    r"(^|/)(\.|~\$|(readme(\.\w+)?|thumbs\.db|desktop\.ini)$)|~$|^content/schema/\w[\w-]*\.json$", re.IGNORECASE
)
"""Files of editors and systems, notes to readers, and the schemas."""

_SLUG_HINT: Final = "use small letters a-z, digits and single hyphens, such as `bird-dog`"
_INIT_HINT: Final = "`booklet init DIR` makes a folder with every file that is needed"

R = TypeVar("R", bound=Record)
T = TypeVar("T")


def load_library(files: Mapping[str, bytes]) -> Checked[Library]:
    """Read all files of ``content/``, given by their paths in the project; every mistake is reported at once."""
    shelf = _Shelf()
    for path in sorted(files):
        if path.startswith(f"{CONTENT}/") and not _IGNORED.search(path):
            shelf.put(path, files[path])
    return Checked(shelf.library(), in_order(shelf.found))


class _Shelf:
    """Sorts files into records, and notes what is wrong with them."""

    def __init__(self) -> None:
        self.found: list[Diagnostic] = []
        self._records: dict[str, dict[str, Record]] = defaultdict(dict)
        self._files: dict[str, dict[str, str]] = defaultdict(dict)
        self._namesakes: dict[tuple[str, str], list[str]] = defaultdict(list)

    def library(self) -> Library:
        """What was read, with the fields of the library."""
        self._refuse_namesakes()
        self._refuse_gaps()
        values: dict[str, Any] = {name: self._records[name] for name in (*FOLDERS, *LISTS)}
        values |= {name.replace("-", "_"): self._records["safety"].get(name) for name in SAFETY}
        broken = frozenset(found.span.path for found in self.found if found.severity is Severity.ERROR)
        files = {name: self._files[name] for name in ("", "safety", *FOLDERS)}
        clinic = cast("Clinic | None", self._records[""].get("booklet"))
        return Library(**values, clinic=clinic, files=files, broken=broken)

    def put(self, path: str, data: bytes) -> None:
        """Read one file, if it is a record's."""
        place = PurePosixPath(path).relative_to(CONTENT)
        folder, name = place.parent.as_posix().removeprefix("."), place.stem
        if (hint := _why_not_read(folder, name, place.suffix)) is not None:
            self._report(Code.STRAY_FILE, "the file is not read", Span(path), hint)
            return
        self._namesakes[folder, name.casefold()].append(path)
        if not re.fullmatch(SLUG, name, re.ASCII):
            self._report(Code.FILE_NAME, f"the file's name `{name}` cannot be an id", Span(path), _SLUG_HINT)
            return
        self._files[folder].setdefault(name, path)
        if source := self._keep(read_text(path, data)):
            self._read(folder, name, source)

    def _read(self, folder: str, name: str, source: SourceText) -> None:
        if folder == "topics":
            if article := self._keep(parse_markdown(source)):
                self._add(folder, name, load_topic(name, article))
        elif (node := self._keep(parse_yaml(source))) is not None:
            if not folder and name in LISTS:
                self._read_list(name, node)
            else:
                kind = FOLDERS.get(folder) or (SAFETY[name] if folder else Clinic)
                self._add(folder, name, load_record(kind, name, node))

    def _read_list(self, name: str, node: located.Mapping) -> None:
        """A file whose every key is the id of a record."""
        for entry in node.entries:
            id_ = entry.key.text
            if re.fullmatch(SLUG, id_, re.ASCII):
                self._add(name, id_, load_record(LISTS[name], id_, entry.value))
            else:
                self._report(Code.FORM, f"the key `{id_[:40]}` is no id", entry.key.span, _SLUG_HINT)

    def _refuse_namesakes(self) -> None:
        for paths in self._namesakes.values():
            for path in paths if len(paths) > 1 else ():
                others = " and ".join(other for other in paths if other != path)
                self._report(Code.SAME_ID, f"{others} has the same id", Span(path), "rename one of them, or delete it")

    def _refuse_gaps(self) -> None:
        """Every project has a clinic, sources, the seven safety texts and an edition."""
        for name in ("booklet", "sources"):
            if name not in self._files[""]:
                self._report(Code.NO_FILE, "this file is missing", Span(f"{CONTENT}/{name}.yaml"), _INIT_HINT)
        for name in SAFETY:
            if name not in self._files["safety"]:
                message = f"the safety text `{name}` is missing; nothing is made without it"
                self._report(Code.SAFETY_FILE, message, Span(safety_path(name)), _INIT_HINT)
        if not self._files["editions"]:
            place = Span(f"{CONTENT}/editions")
            self._report(Code.NO_EDITION, "there is no edition to make", place, "`booklet new edition ID` writes one")

    def _add(self, section: str, id_: str, checked: Checked[R]) -> None:
        if (record := self._keep(checked)) is not None:
            self._records[section][id_] = record

    def _keep(self, checked: Checked[T]) -> T | None:
        self.found += checked.diagnostics
        return checked.value

    def _report(self, code: Code, message: str, span: Span, hint: str) -> None:
        self.found.append(Diagnostic(code, message, span, hint))


def _why_not_read(folder: str, name: str, ending: str) -> str | None:
    """A hint for a file that is no record's; None for one that is."""
    top = folder.partition("/")[0]
    folders = (*FOLDERS, "safety")
    if folder and top not in folders:
        return nearest(top, folders) or f"the folders of {CONTENT}/ are {', '.join(folders)}"
    if folder != top:
        return f"move it up into {CONTENT}/{top}/"
    endings = (".md",) if folder == "topics" else (".yaml", ".yml")
    if ending not in endings:
        return f"give its name the ending `{endings[0]}`, or move it out of {CONTENT}/"
    names = {"safety": tuple(SAFETY), "": ("booklet", *LISTS)}.get(folder)
    if names and name.casefold() not in names:
        return nearest(name, names) or f"the files here are {', '.join(names)}"
    return None
