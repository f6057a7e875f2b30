"""Colours as values: contrast, mixing, and a clinic's accent made dark enough to read.

All colours are sRGB, written ``#RRGGBB``.
"""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls
from functools import cache
from typing import Final

READABLE: Final = 7.0
"""The contrast that an accent has with white and with its own tints: WCAG 2.2, 1.4.6, as for all small print."""

STRONGEST_TINT: Final = 12
"""No tint of a theme on which words stand has more of the accent in it, in per cent."""

_WHITE: Final = "#FFFFFF"
_ALARM_HUES: Final = 20.0
_GREYISH: Final = 0.25


def contrast(one: str, other: str) -> float:
    """The ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@cache
def luminance(colour: str) -> float:
    """The relative luminance, from 0 to 1 (WCAG 2.2)."""
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), _linear(colour), strict=True))


def mixed(colour: str, ground: str, share: float) -> str:
    """A colour over a ground, ``share`` per cent of it."""
    pairs = zip(_parts(colour), _parts(ground), strict=True)
    return _written(tuple(one * share / 100 + other * (1 - share / 100) for one, other in pairs))


def tinted(colour: str, ground: str, share: float) -> str:
    """As ``mixed``, but as light mixes: what Office calls a tint of white or a shade of black."""
    pairs = zip(_linear(colour), _linear(ground), strict=True)
    parts = (one * share / 100 + other * (1 - share / 100) for one, other in pairs)
    return _written(tuple(12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055 for part in parts))  # noqa: PLR2004


def shaded(colour: str, keep: float, add: float) -> str:
    """A colour with its luminance (HSL) multiplied by ``keep`` and raised by ``add``, both in per cent."""
    hue, light, depth = rgb_to_hls(*_parts(colour))
    return _written(hls_to_rgb(hue, min(light * keep / 100 + add / 100, 1), depth))


def readable_accent(accent: str) -> str:
    """The accent, darkened as little as it takes to read it on white and on its tints, and white on it."""
    for keep in range(100, 0, -1):
        darker = mixed(accent, "#000000", keep)
        if contrast(darker, mixed(darker, _WHITE, STRONGEST_TINT)) >= READABLE:
            return darker
    return "#000000"


def is_near(colour: str, alarm: str) -> bool:
    """Whether a colour would be taken for the alarm's: of its hue, and not greyish."""
    parts = _parts(colour)
    turn = (rgb_to_hls(*parts)[0] - rgb_to_hls(*_parts(alarm))[0]) * 360
    return max(parts) - min(parts) > _GREYISH and abs((turn + 180) % 360 - 180) <= _ALARM_HUES


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def _linear(colour: str) -> tuple[float, ...]:
    """Red, green and blue as amounts of light (IEC 61966-2-1)."""
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour))  # noqa: PLR2004


def _written(parts: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(255 * part):02X}" for part in parts)
