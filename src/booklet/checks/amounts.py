"""Amounts in running text: every number with a unit of a dose, such as ``5 to 10 seconds`` or ``twice a day``.

Only small letters make a unit, so the number of a step before a sentence ("1 Set your feet …") is none.  Numbers of
pages, weeks, exercises and telephones have no such unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Final

from booklet.content.dose import Dose, Quantity, Range, quantities

_WORDS: Final = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_NUMBERS: Final[Mapping[str, int]] = {
    **{word: number for number, word in enumerate(_WORDS.split(), 1)},
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "ninety": 90,
}
_NUMBER: Final = rf"(?:\d+(?:[.,]\d+)?|(?i:{'|'.join(_NUMBERS)}))"
_UNITS: Final[Mapping[str, str]] = {
    r"(?:times|×|x)\s*(?:a|per|each|every)\s+day|(?:times|×|x)\s+daily|(?:times|×|x)\s*/\s*day": "times a day",
    r"(?:times|×|x)\s*(?:a|per|each|every)\s+week|(?:times|×|x)\s+weekly|(?:times|×|x)\s*/\s*week": "times a week",
    r"(?:days|sessions)\s+(?:a|per|each)\s+week": "times a week",
    r"sessions\s+(?:a|per|each)\s+day": "times a day",
    r"s|secs?|seconds?": "s",
    r"min|mins|minutes?": "min",
    r"h|hrs?|hours?": "h",
    r"×|x|times|reps?|repetitions?": "reps",
    r"breaths?": "breaths",
    r"sets?": "sets",
}
_UNIT: Final = "|".join(f"(?P<u{place}>{pattern})" for place, pattern in enumerate(_UNITS))
_AMOUNT: Final = re.compile(
    rf"(?<![\w.,])(?=(?i:[\doentfs]))"  # how a number begins: most words are passed over at once
    rf"(?:(?P<low>{_NUMBER})\s*(?:-|–|—|to|or|and)\s*)?(?P<high>{_NUMBER})(?:(?<=\d)[\s-]*|[\s-]+)(?:{_UNIT})(?!\w)"
)
_SO_OFTEN: Final = re.compile(r"(?<!\w)(?P<number>once|twice)\s+(?:a|per|each|every)\s+(?P<per>day|week)(?!\w)")
_EVERY: Final = re.compile(r"(?<!\w)every\s+(?P<unit>second|minute|hour)(?!\w)")
_KINDS: Final = tuple(_UNITS.values())


def amounts(text: str) -> Iterator[tuple[str, Quantity]]:
    """Every amount of a text: how it is written, and what it is."""
    for found in _AMOUNT.finditer(text):
        high = _value(found["high"])
        unit = next(kind for place, kind in enumerate(_KINDS) if found[f"u{place}"])
        yield found[0], Quantity(Range(_value(found["low"]) if found["low"] else high, high), unit)
    for pattern in (_SO_OFTEN, _EVERY):
        for found in pattern.finditer(text.lower()):
            yield found[0], _plain(found)


def _plain(found: re.Match[str]) -> Quantity:
    if found.re is _EVERY:
        return Quantity(Range(1, 1), {"second": "s", "minute": "min", "hour": "h"}[found["unit"]])
    times = 1 if found["number"] == "once" else 2
    return Quantity(Range(times, times), f"times a {found['per']}")


def _value(number: str) -> int:
    """A whole number; one with a decimal part becomes -1, which no dose has."""
    return _NUMBERS.get(number.lower()) or (int(number) if number.isdigit() else -1)


def foreign(text: str, own: frozenset[Quantity]) -> Iterator[str]:
    """The amounts of a text that are none of ``own``, as they are written, once each."""
    yield from dict.fromkeys(written for written, amount in amounts(text) if amount not in own)


def amounts_of(*doses: Dose | None) -> frozenset[Quantity]:
    """The amounts that doses state."""
    return frozenset(chain.from_iterable(quantities(dose) for dose in doses if dose))
