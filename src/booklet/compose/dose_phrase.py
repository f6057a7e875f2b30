"""A dose in the patient's words: sentences, a panel, a short form for tables, and fields for prose.

A vague dose is printed as the source's words, in quotation marks; what is not stated is not mentioned.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from booklet.compose.dose_words import NO_BREAK, WORDS
from booklet.content.dose import (
    PARTS,
    Dose,
    Every,
    Laterality,
    Pace,
    Quoted,
    Range,
    Reps,
    RepUnit,
    Times,
    Timespan,
)
from booklet.locale import Locale

FIELDS = ("hold", "reps", "duration", "rest", "sets", "frequency", "side")
"""The names of the fields that prose may use for the dose, such as ``{hold}``."""


class DosePart(NamedTuple):
    """A line of the dose panel."""

    label: str
    words: str


def phrase(dose: Dose, locale: Locale) -> str:
    """The dose in short plain sentences; empty for a dose that states nothing."""
    return " ".join(_sentences(dose, _Speaker(locale)))


def parts(dose: Dose, locale: Locale) -> tuple[DosePart, ...]:
    """The dose as labelled lines, in the order of the notation."""
    speaker = _Speaker(locale)
    lines: list[DosePart] = []
    for name in PARTS:
        words = speaker.part(dose, name)
        if words and name == "hold" and _is_repeated(dose):
            words = speaker.say("panel hold each", hold=words)
        if words:
            lines.append(DosePart(speaker.say(f"label {name}"), _capital(words)))
    return tuple(lines)


def short(dose: Dose, locale: Locale) -> str:
    """The dose for a table cell or a badge; it can break only between its parts and before a frequency's "a day"."""
    speaker = _Speaker(locale, is_short=True)
    words: list[str] = []
    for name in PARTS:
        if part := speaker.part(dose, name):
            key = "short duration after" if name == "duration" and dose.hold else f"short {name}"
            is_framed = name in {"hold", "rest"} or key == "short duration after"
            words.append(speaker.say(key, **{name: part}) if is_framed else part)
    return speaker.say("short between").join(words)


def label(name: str, locale: Locale) -> str:
    """The panel's label of a part such as ``frequency``."""
    return _Speaker(locale).say(f"label {name}")


def field(dose: Dose, name: str, locale: Locale) -> str | None:
    """What a field of prose such as ``{hold}`` stands for, or None where the dose does not state it."""
    return _Speaker(locale).part(dose, name) if name in FIELDS else None


def _is_repeated(dose: Dose) -> bool:
    """Whether a hold comes more than once."""
    once = isinstance(dose.reps, Reps) and dose.reps.range == (1, 1)
    return (dose.reps is not None and not once) or dose.duration is not None or dose.sets is not None


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _sentences(dose: Dose, speaker: _Speaker) -> Iterator[str]:
    """The order in which a patient needs them: how much, in what manner, how often."""
    words = {name: speaker.part(dose, name) or "" for name in PARTS}
    yield from _say_amount(dose, words, speaker)
    counted = isinstance(dose.reps, Reps)
    if dose.pace and not counted:
        yield speaker.say(f"say {dose.pace}")
    if dose.side and not (counted and dose.side is Laterality.EACH):
        yield speaker.say(f"say {dose.side}")
    if dose.limit:
        yield speaker.say(f"say {dose.limit}")
    if isinstance(dose.frequency, Times) and isinstance(dose.frequency.count, Quoted):
        yield speaker.say("say quoted frequency", frequency=words["frequency"])
    elif dose.frequency:
        yield speaker.say("say frequency", frequency=_capital(words["frequency"]))


def _say_amount(dose: Dose, words: dict[str, str], speaker: _Speaker) -> Iterator[str]:
    """Counted repetitions take the side and the pace into their sentence: "10 times on each side, slowly"."""
    if isinstance(dose.reps, Quoted):
        yield speaker.say("say quoted reps", reps=words["reps"])
    elif dose.reps:
        side = " each side" if dose.side is Laterality.EACH else ""
        pace = " slowly" if dose.pace is Pace.SLOWLY else ""
        yield speaker.say(f"say reps{side}{pace}", reps=_capital(words["reps"]))
    if dose.hold:
        yield speaker.say("say hold each" if _is_repeated(dose) else "say hold", hold=words["hold"])
    if dose.duration:
        key = "say duration after" if dose.hold or dose.reps else "say duration"
        yield speaker.say(key, duration=words["duration"])
    for name in ("sets", "rest"):
        if words[name]:
            yield speaker.say(f"say {name}", **{name: words[name]})


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Says one part of a dose at a time, in the words of a locale's language."""

    locale: Locale
    is_short: bool = False

    def say(self, key: str, **words: str) -> str:
        """The table's words for a key with its fields filled in; the short form's own words where it has them."""
        table = WORDS[self.locale.language]
        chosen = table.get(f"short {key}", table.get(key)) if self.is_short else table[key]
        return (chosen or table[key]).format(**words)

    def part(self, dose: Dose, name: str) -> str | None:
        """The words for one part of the dose, or None where it is not stated."""
        words: str | None
        match value := getattr(dose, name):
            case None:
                words = None
            case Quoted():
                words = self.quoted(value)
            case Timespan():
                words = self.timespan(value)
            case Reps():
                words = self.reps(value)
            case Times():
                words = self.times(value)
            case Every():
                words = self.every(value)
            case Range():
                words = self.counted("sets", value)
            case _:  # the enums and Daily stand in the table under their own notation
                words = self.say(str(value))
        return words

    def number(self, numbers: Range) -> str:
        """One number, or a range in words or with an en dash."""
        if numbers.low == numbers.high:
            return str(numbers.low)
        return self.say("range", low=str(numbers.low), high=str(numbers.high))

    def counted(self, unit: str, numbers: Range) -> str:
        """A number with its unit; a range takes the form of its last number."""
        category = "other" if numbers.low != numbers.high else self.locale.plural(numbers.high)
        return self.say(f"{unit}.{category}", n=self.number(numbers))

    def quoted(self, value: Quoted) -> str:
        """The source's words in quotation marks."""
        return self.say("quoted", words=value.words)

    def timespan(self, value: Timespan) -> str:
        """A length of time with its unit in full, or its symbol in the short form."""
        time = (
            self.say(value.unit, n=self.number(value.range)) if self.is_short else self.counted(value.unit, value.range)
        )
        return self.say("at least", time=time) if value.at_least else time

    def reps(self, value: Reps) -> str:
        """How many times or breaths."""
        if self.is_short and value.unit is RepUnit.REPS:
            return self.say("reps", n=self.number(value.range))
        return self.counted(value.unit, value.range)

    def times(self, value: Times) -> str:
        """So often a day or a week."""
        per = self.say(value.per)
        if isinstance(value.count, Quoted):
            return self.say("times.quoted", n=self.quoted(value.count), per=per)
        low, high = value.count
        form = str(low) if low == high and low in {1, 2} else "other"
        return self.say(f"times.{form}", n=self.number(value.count), per=per)

    def every(self, value: Every) -> str:
        """So long from one session to the next."""
        time = self.counted(value.unit, value.range)
        if value.range == (1, 1):
            return self.say("every.one", unit=time.partition(NO_BREAK)[2])
        return self.say("every.other", time=time)
