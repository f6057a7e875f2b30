"""The typed dose: the door to its values, its notation and what can be asked of it.

In a record a dose is text (``10 reps, hold 5 s, twice a day``); ``DoseText`` is the type of such a field.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, NamedTuple

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from booklet.content.dose_limits import implausible
from booklet.content.dose_notation import DoseError, notation, parse_dose
from booklet.content.dose_values import (
    PARTS,
    Daily,
    Dose,
    Every,
    Laterality,
    Limit,
    Pace,
    Period,
    Quoted,
    Range,
    Reps,
    RepUnit,
    Times,
    Timespan,
    TimeUnit,
)

__all__ = [
    "PARTS",
    "Daily",
    "Dose",
    "DoseError",
    "DoseText",
    "Every",
    "Laterality",
    "Limit",
    "Pace",
    "Period",
    "Quantity",
    "Quoted",
    "Range",
    "RepUnit",
    "Reps",
    "TimeUnit",
    "Times",
    "Timespan",
    "gaps",
    "implausible",
    "is_complete",
    "merge",
    "notation",
    "parse_dose",
    "quantities",
]


class Quantity(NamedTuple):
    """A number of the dose and what it counts: reps, breaths, sets, s, min, h, times a day or times a week."""

    range: Range
    unit: str


def merge(base: Dose, change: Dose) -> Dose:
    """The base with the parts that the change states put in their place."""
    return replace(base, **{name: value for name in PARTS if (value := getattr(change, name)) is not None})


def quantities(dose: Dose) -> tuple[Quantity, ...]:
    """Every number of the dose with its unit, in the order of the notation; words in quotation marks have none."""
    found: list[Quantity] = []
    for value in (dose.reps, dose.hold, dose.duration, dose.rest, dose.frequency):
        if isinstance(value, Reps | Timespan | Every):
            found.append(Quantity(value.range, value.unit.value))
        elif isinstance(value, Times) and isinstance(value.count, Range):
            found.append(Quantity(value.count, f"times a {value.per}"))
    if dose.sets:
        found.append(Quantity(dose.sets, "sets"))
    return tuple(found)


def gaps(dose: Dose) -> tuple[str, ...]:
    """What the dose does not state in numbers: ``amount`` (reps, duration or hold), ``frequency``, or both.

    One vague amount ("a few seconds") leaves the amount open even where another is a number.
    """
    amounts = [part for part in (dose.reps, dose.duration, dose.hold) if part is not None]
    vague = not amounts or any(isinstance(part, Quoted) for part in amounts)
    rare = dose.frequency is None or (isinstance(dose.frequency, Times) and isinstance(dose.frequency.count, Quoted))
    return tuple(name for name, missing in (("amount", vague), ("frequency", rare)) if missing)


def is_complete(dose: Dose) -> bool:
    """Whether amount and frequency are stated in numbers; otherwise the page offers a line to write on."""
    return not gaps(dose)


class _AsText:
    """Lets pydantic read a dose from its notation and write it back, with a JSON Schema of type string."""

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        written = core_schema.plain_serializer_function_ser_schema(notation, return_schema=core_schema.str_schema())
        return core_schema.no_info_plain_validator_function(_from_text, serialization=written)

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {
            "type": "string",
            "title": "Dose",
            "description": "How much and how often, as parts between commas. What the source leaves out is left out; "
            "vague words of the source stand in quotation marks.",
            "examples": [
                "10 reps, hold 5-10 s, each side, every 2-3 hours",
                '5-10 min, "several times" a day',
                "3 reps, hold 30 s, twice a day",
                '10-15 reps, hold "a few seconds"',
                "20-30 min, daily",
            ],
        }


def _from_text(value: object) -> Dose:
    """Raises a ValueError whose text is message and hint, and whose context holds both and the offset."""
    if isinstance(value, Dose):
        return value
    dose = parse_dose(value) if isinstance(value, str) else DoseError("A dose is written as text.", 0, "")
    if isinstance(dose, Dose):
        return dose
    context = {"message": dose.message, "offset": dose.offset, "hint": dose.hint}
    raise PydanticCustomError("dose", "{message} Hint: {hint}" if dose.hint else "{message}", context)


DoseText = Annotated[Dose, _AsText]
"""A dose that a record holds as text."""
