"""What was made from what: the hashes by which a build knows that it has nothing to do.

``output/<edition>/.booklet/manifest.json`` holds, for each output, the hashes of what it read and of the file as it
was written.  Contents are hashed, never times or sizes.  Only the standard library is imported here: a build with
nothing to do loads no other part of the program.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import IO, Any, Final, NotRequired, TypeAlias, TypedDict, cast

from booklet.pipeline.listing import list_files

FORMAT: Final = 1
PLACE: Final = ".booklet/manifest.json"
CONTENT: Final = "content"
IMAGES: Final = "images"

Data: TypeAlias = bytes | IO[bytes]
"""The bytes of a finished file; large ones lie in a file and not in memory."""

_BLOCK: Final = 1 << 20

_DISTRIBUTIONS: Final = frozenset(
    """
    click font-source-sans-pro markdown-it-py mdit-py-plugins pikepdf pillow pydantic pydantic-core pypdfium2
    pyyaml reportlab segno
    """.split()  # noqa: SIM905 - a list of words
)


class Made(TypedDict):
    """One output: what it was made from, its hash, how many pages or slides it has, what was said of it."""

    program: str
    reads: dict[str, str]
    sha256: str
    count: int
    diagnostics: list[dict[str, Any]]
    facts: NotRequired[dict[str, Any]]


class Manifest(TypedDict):
    """All outputs of an edition.

    ``project`` is the hash of every content file and of the list of pictures at the last build without an error
    (empty: there was none); ``wanted`` names the outputs that the edition asks for; ``files`` has for each file the
    hashes under which it is ours, ``slides`` for each deck that was written the id, title and digest of its slides.
    """

    format: int
    project: str
    released: bool
    wanted: list[str]
    made: dict[str, Made]
    files: dict[str, list[str]]
    slides: dict[str, list[list[str]]]
    diagnostics: list[dict[str, Any]]


def empty() -> Manifest:
    """That of an edition which was never made."""
    return Manifest(format=FORMAT, project="", released=False, wanted=[], made={}, files={}, slides={}, diagnostics=[])


def load(folder: Path) -> Manifest:
    """The manifest of an output folder; an empty one where there is none that can be used."""
    try:
        found = {**empty(), **json.loads((folder / PLACE).read_bytes())}  # one of an older program lacks what is new
        return cast("Manifest", found) if _is_whole(found) else empty()
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return empty()


def _is_whole(found: Any) -> bool:  # noqa: ANN401 - anything may stand in the file
    """Whether this was written by ``dump``: what it names is removed and overwritten, so it must lie in the folder."""
    names = [*found["files"], *found["made"], *found["wanted"]]
    inside = all(name not in ("", ".", "..") and not {"/", "\\", ":"} & set(name) for name in names)
    hashes = all(isinstance(hash_, str) for kept in found["files"].values() for hash_ in kept)
    made = all(
        one.keys() | {"facts"} == Made.__annotations__.keys() and one["reads"].items() for one in found["made"].values()
    )
    slides = all(list(map(type, mark)) == [str] * 3 for marks in found["slides"].values() for mark in marks)
    return found["format"] == FORMAT and found.keys() == empty().keys() and inside and hashes and made and slides


def dump(manifest: Manifest) -> bytes:
    """The bytes of the file."""
    return (json.dumps(manifest, sort_keys=True, indent=1, ensure_ascii=False) + "\n").encode()


def unchanged(root: Path, output: Path, asked: Iterable[str], only: str, *, release: bool) -> dict[str, Manifest]:
    """The manifests of the editions asked for (none: all) if every output is as it would be made now; else nothing."""
    content, images = list_files(root, CONTENT), list_files(root, IMAGES)
    editions = tuple(asked) or edition_ids(content.files)
    manifests = {id_: load(output / id_) for id_ in editions}
    if content.faults or images.faults or not all(found["project"] for found in manifests.values()):
        return {}
    hash_of = hashes(root)
    project, now = project_hash({path: hash_of(path) for path in content.files}, images.files), program_hash()
    for id_, found in manifests.items():
        names = [name for name in found["wanted"] if not only or is_of_kind(name, only)]
        same = found["project"] == project and (found["released"] or not release)
        if not (same and names and all(is_fresh(found, name, now, hash_of, output / id_) for name in names)):
            return {}
    return manifests


def is_fresh(manifest: Manifest, name: str, program: str, hash_of: Callable[[str], str], folder: Path) -> bool:
    """Whether an output is as it was made, and all that it read too; ``hash_of`` gives the hash of a project's file."""
    made = manifest["made"].get(name)
    if made is None or made["program"] != program:
        return False
    same = all(hash_of(path) == hash_ for path, hash_ in made["reads"].items())
    return same and file_hash(folder / name) == made["sha256"]


def edition_ids(files: Iterable[str]) -> tuple[str, ...]:
    """The ids of the editions among the files of a project."""
    return tuple(sorted({Path(path).stem for path in files if path.startswith(f"{CONTENT}/editions/")}))


def is_of_kind(name: str, kind: str) -> bool:
    """Whether a file such as ``booklet-A4.pdf`` is of a kind of output, or of one whose name begins so."""
    stem = name.partition(".")[0]
    return stem == kind or stem.startswith(f"{kind}-")


def project_hash(content: Mapping[str, str], images: Iterable[str]) -> str:
    """One hash for all content files and for the names of the pictures."""
    return data_hash(json.dumps([sorted(content.items()), sorted(images)]).encode())


def blocks(data: Data) -> Iterator[bytes]:
    """All bytes, a part at a time and from the first on."""
    if isinstance(data, bytes):
        yield data
    else:
        data.seek(0)
        while block := data.read(_BLOCK):
            yield block


def data_hash(data: Data) -> str:
    """SHA-256, as 64 digits."""
    total = sha256()
    for block in blocks(data):
        total.update(block)
    return total.hexdigest()


def file_hash(place: Path) -> str:
    """The hash of a file; empty where it cannot be read."""
    try:
        with place.open("rb") as file:
            return data_hash(file)
    except OSError:
        return ""


def hashes(root: Path) -> Callable[[str], str]:
    """The hashes of a project's files by path, each made once, when it is first asked for."""
    return cache(lambda path: file_hash(root / path))


def program_hash() -> str:
    """A hash of the program: its own files, the libraries' versions and Python's."""
    package = Path(__file__).parent.parent
    total = sha256(sys.version.encode())
    for place in sorted(package.rglob("*")):
        if place.parent.name != "__pycache__" and place.is_file():
            total.update(f"{place.relative_to(package).as_posix()} {file_hash(place)}\n".encode())
    total.update("\n".join(_versions()).encode())
    return total.hexdigest()


def _versions() -> list[str]:
    """'pillow 12.0.0' and so on, from the names of the folders that installers write: quicker than asking them."""
    found: dict[str, str] = {}
    for folder in sys.path:
        for place in Path(folder).glob("*-info"):
            distribution, _, version = place.stem.partition("-")
            found.setdefault(distribution.lower().replace("_", "-"), version)
    return sorted(f"{name} {version}" for name, version in found.items() if name in _DISTRIBUTIONS)
