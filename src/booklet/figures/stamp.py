"""The stamp of a drawing: a hash of the pose and the engine that it was made from.  Needs no numpy."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import Final

ENGINE: Final = "4"
"""Raised whenever the engine draws the same pose differently."""

_STAMP: Final = re.compile(rb'<svg [^>]*\bdata-made-from="([0-9a-f]{16})"')
_SCHEMA: Final = re.compile(rb"^# yaml-language-server:.*\n")
_LIKE: Final = re.compile(rb"\blike: *([\w-]+)")
_POSE: Final = re.compile(rb"^([\w-]+):\n((?: .*\n)+)", re.MULTILINE)
_REVIEW: Final = re.compile(rb"^review:.*\n?(?:[ #].*\n?)*", re.MULTILINE)


def made_from(pose: bytes, build: str) -> str:
    """The stamp that drawings of a pose file carry; its schema and who reviewed it do not count."""
    text = pose.replace(b"\r\n", b"\n").removeprefix(b"\xef\xbb\xbf")
    bare = _REVIEW.sub(b"", _SCHEMA.sub(b"", text))
    return sha256(b"\0".join([ENGINE.encode(), build.encode(), *_library_poses(bare), bare])).hexdigest()[:16]


def stamp_in(drawing: bytes) -> str:
    """The stamp that a drawing carries; empty for one that was not made from a pose."""
    found = _STAMP.search(drawing[:2000])
    return found[1].decode() if found else ""


def _library_poses(text: bytes) -> list[bytes]:
    """The poses of the library that a text names by ``like``; no pose of the library is like another."""
    return [_library().get(name, b"") for name in sorted(set(_LIKE.findall(text)))]


@cache
def _library() -> Mapping[bytes, bytes]:
    """The text of each pose by its name."""
    text = resources.files(__package__).joinpath("poses.yaml").read_bytes()
    return {found[1]: found[2] for found in _POSE.finditer(text)}
