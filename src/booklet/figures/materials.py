"""Materials of surfaces, and the role in a drawing that each has."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum, auto
from typing import Final


class Material(IntEnum):
    """What a surface is made of; NOTHING where the background shows."""

    NOTHING = -1
    SKIN = auto()
    SHIRT = auto()
    LEGS = auto()
    HAIR = auto()
    SHOE = auto()
    WOOD = auto()
    SOLE = auto()
    MAT = auto()
    BALL = auto()
    PILLOW = auto()
    STRAP = auto()
    WALL = auto()
    HELPER_SHIRT = auto()
    HELPER_LEGS = auto()


ROLE: Final[Mapping[Material, str]] = {
    Material.SKIN: "skin",
    Material.SHIRT: "top",
    Material.LEGS: "legs",
    Material.HAIR: "hair",
    Material.SHOE: "shoe",
    Material.WOOD: "prop",
    Material.SOLE: "shoe",
    Material.MAT: "mat",
    Material.BALL: "prop",
    Material.PILLOW: "pillow",
    Material.STRAP: "strap",
    Material.WALL: "pillow",
    Material.HELPER_SHIRT: "helper-top",
    Material.HELPER_LEGS: "helper-legs",
}
UNSHADED: Final = frozenset({"shoe", "strap", "mat"})
"""Roles without a shade of their own."""
