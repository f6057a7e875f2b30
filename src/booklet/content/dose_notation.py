"""The dose as a clinician writes it: parts between commas, such as ``10 reps, hold 5-10 s, each side, twice a day``.

``parse_dose`` takes the parts in any order and in several spellings; ``notation`` writes them in one order and one
spelling, so that ``parse_dose(notation(dose)) == dose`` for every dose that states something.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

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

LONGEST = 300
"""Characters that a written dose may have."""

EXAMPLE = "10 reps, hold 5-10 s, each side, twice a day"

_UNITS = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), TimeUnit.SECOND),
    **dict.fromkeys(("min", "mins", "minute", "minutes"), TimeUnit.MINUTE),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), TimeUnit.HOUR),
}
_WORDS: dict[str, tuple[str, object]] = {
    **dict.fromkeys(("each side", "per side", "on each side", "each leg", "per leg"), ("side", Laterality.EACH)),
    **dict.fromkeys(("both sides", "both legs", "on both sides"), ("side", Laterality.BOTH)),
    **dict.fromkeys(
        ("alternate sides", "alternating sides", "alternate", "alternating"), ("side", Laterality.ALTERNATE)
    ),
    **dict.fromkeys(("affected side", "affected leg"), ("side", Laterality.AFFECTED)),
    **dict.fromkeys(("painful side up", "painful leg up"), ("side", Laterality.PAINFUL_UP)),
    **dict.fromkeys(("slowly", "slow"), ("pace", Pace.SLOWLY)),
    "as tolerated": ("limit", Limit.AS_TOLERATED),
    **dict.fromkeys(("as much as comfortable", "as comfortable"), ("limit", Limit.AS_COMFORTABLE)),
    **dict.fromkeys(("pain-free", "pain free", "painfree"), ("limit", Limit.PAIN_FREE)),
    **dict.fromkeys(("daily", "every day", "each day"), ("frequency", Daily())),
    "hourly": ("frequency", Every(Range(1, 1), TimeUnit.HOUR)),
    "weekly": ("frequency", Times(Range(1, 1), Period.WEEK)),
}

_NUMBER = r"(?P<low>[0-9]{1,4})(?:\s*(?:[-\u2010-\u2015\u2212]|to)\s*(?P<high>[0-9]{1,4}))?"
_QUOTED = r'["“](?P<quoted>[^"“”]*[^"“”\s][^"“”]*)["”]'
_UNIT = rf"(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})"
_TIME = rf"(?P<least>at\s+least\s+)?{_NUMBER}\s*{_UNIT}"
_SPAN = rf"(?:{_TIME}|{_QUOTED})"
_PER = r"(?:(?:a|per|each|/)\s*(?P<per>day|week)|(?P<adverb>daily|weekly))"


@dataclass(frozen=True, slots=True)
class DoseError:
    """Why a text is no dose: the offending part begins ``offset`` characters into the text, counted from 0."""

    message: str
    offset: int
    hint: str


def parse_dose(text: str) -> Dose | DoseError:
    """Read a dose in any order of its parts; an unknown part, or one given twice, is an error.  Never raises."""
    if len(text) > LONGEST:
        return DoseError(f"The dose is longer than {LONGEST} characters.", LONGEST, f"for example `{EXAMPLE}`")
    if not text.strip():
        return DoseError("The dose is empty.", 0, f"for example `{EXAMPLE}`")
    stated: dict[str, object] = {}
    for offset, part in _split(text):
        found = _read(part)
        if found is None:
            message = f"`{part}` is not a part of a dose." if part else "A part of the dose is empty."
            return DoseError(message, offset, _hint(part))
        name, value = found
        if name in stated:
            return DoseError(f"`{part}` states the {name} a second time.", offset, "keep one of the two")
        stated[name] = value
    return Dose(**stated)  # type: ignore[arg-type]  # each form builds the value of its own part


def notation(dose: Dose) -> str:
    """Write a dose in the canonical order and spelling; empty for a dose that states nothing."""
    return ", ".join(_write(name, dose) for name in PARTS if getattr(dose, name) is not None)


def _write(name: str, dose: Dose) -> str:
    value = getattr(dose, name)
    if name == "duration" and (dose.hold is not None or isinstance(value, Quoted)):
        return f"for {value}"
    if name == "sets":
        return f"{value} set" if value == (1, 1) else f"{value} sets"
    return f"{name} {value}" if name in {"hold", "rest"} else str(value)


def _split(text: str) -> Iterator[tuple[int, str]]:
    """Each part with the offset of its first character; separators inside quotation marks do not count."""
    plain = "".join(" " if letter.isspace() else letter for letter in text)
    start = 0
    for found in re.finditer(r'["“][^"“”]*["”]|[,;·]|$', plain):
        if found[0] in {"", ",", ";", "·"}:
            piece = plain[start : found.start()]
            yield start + len(piece) - len(piece.lstrip()), piece.strip()
            start = found.end()


def _read(part: str) -> tuple[str, object] | None:
    """The name and value of one part."""
    words = " ".join(part.lower().split())
    if words in _WORDS:
        return _WORDS[words]
    for name, pattern, build in _FORMS:
        if found := pattern.fullmatch(part):
            return name, build(found.groupdict())
    return None


_Found = dict[str, str | None]


def _range(found: _Found) -> Range:
    low = int(found["low"] or 1)
    high = found["high"]
    return Range(low, low if high is None else int(high))


def _words(found: _Found) -> Quoted | None:
    words = found.get("quoted")
    return Quoted(" ".join(words.split())) if words else None


def _unit(found: _Found) -> TimeUnit:
    return _UNITS[(found["unit"] or "").lower()]


def _timespan(found: _Found) -> Timespan | Quoted:
    return _words(found) or Timespan(_range(found), _unit(found), bool(found["least"]))


def _reps(found: _Found) -> Reps | Quoted:
    breaths = (found.get("counted") or "").lower().startswith("breath")
    return _words(found) or Reps(_range(found), RepUnit.BREATHS if breaths else RepUnit.REPS)


def _times(found: _Found) -> Times:
    per = Period.WEEK if "week" in f"{found['per']}{found['adverb']}".lower() else Period.DAY
    word = {"once": Range(1, 1), "twice": Range(2, 2)}.get((found["word"] or "").lower())
    return Times(_words(found) or word or _range(found), per)


def _every(found: _Found) -> Every:
    return Every(_range(found), _unit(found))


_Form = tuple[str, re.Pattern[str], Callable[[_Found], object]]


def _form(name: str, pattern: str, build: Callable[[_Found], object]) -> _Form:
    return name, re.compile(pattern, re.ASCII | re.IGNORECASE), build


_FORMS = (
    _form(
        "frequency",
        rf"(?:{_NUMBER}\s*(?:times?|days|x|×)?|(?P<word>once|twice)|{_QUOTED}(?:\s*times)?)\s*{_PER}",
        _times,
    ),
    _form("frequency", rf"every\s+(?:{_NUMBER}\s*)?{_UNIT}", _every),
    _form("reps", rf"(?:repeat\s+)?{_NUMBER}\s*(?P<counted>reps?|repetitions?|repeats?|times?|x|×|breaths?)", _reps),
    _form("reps", rf"[x×]\s*{_NUMBER}", _reps),
    _form("reps", rf"(?:repeat\s+)?{_QUOTED}", _reps),
    _form("hold", rf"hold\s+(?:for\s+)?{_SPAN}", _timespan),
    _form("hold", rf"{_TIME}\s+hold", _timespan),
    _form("rest", rf"rest\s+(?:for\s+)?{_SPAN}", _timespan),
    _form("rest", rf"{_TIME}\s+rest", _timespan),
    _form("duration", rf"(?:for\s+)?{_TIME}|for\s+{_QUOTED}", _timespan),
    _form("sets", rf"{_NUMBER}\s*sets?", _range),
)

_KNOWN = (
    *_WORDS,
    *("10 reps", "5-10 reps", "3-5 breaths", "hold 5 s", "hold 5-10 s", "5-10 min", "for 30 s", "at least 10-15 min"),
    *("rest 30 s", "3 sets", "once a day", "twice a day", "2-3 times a day", "4-5 times a week", "every hour"),
    *("every 2-3 hours", "every 20-30 min"),
)

_SLIPS = (
    (r".*\d\s*(?:\.\s*\d|[½¼¾⅓]).*", "write whole numbers: `90 s`, not `1.5 min`"),
    (r"\d+\s*(?:sets?\s+of|[x×])\s*\d+.*", "say which number is which: `3 sets, 10 reps` or `3 reps, hold 30 s`"),
    (r".*\d\s*[a-z]+\s*[x×]\s*\d+.*", "say whether the time is a hold: `10 reps, hold 5 s`"),
    (r"[\d\s–-]+\s*(?:on\s+)?(?:each|per|a)\s+(?:side|leg)", "say what the number counts: `10 reps, each side`"),
    (r"[\d\s–-]+", "say what the number counts: `10 reps`, `30 s`, `3 sets`"),
    (
        r"(?:.*\s)?(?:several|few|some|many|often|regularly)\b.*",
        'put the source\'s own words in quotation marks: `hold "a few seconds"`, `"several times" a day`',
    ),
)


def _hint(part: str) -> str:
    for pattern, hint in _SLIPS:
        if re.fullmatch(pattern, part, re.IGNORECASE):
            return hint
    for gap in re.finditer(r"\s+", part):
        left, right = part[: gap.start()], part[gap.end() :]
        if _read(left) and _read(right):
            return f"put a comma between the parts: `{left}, {right}`"
    shapes = {re.sub(r"\d+", "0", form): form for form in _KNOWN}
    near = get_close_matches(re.sub(r"\d+", "0", part.lower()), shapes, n=1, cutoff=0.6)
    return f"a form that is known: `{shapes[near[0]]}`" if near else f"for example `{EXAMPLE}`"
