"""What differs between places that share a language: emergency numbers, names of professions, spelling, paper.

Whoever signs off an edition reads these too: services are renamed, as Australia's advice line was in January 2026.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Locale:
    """One place: a BCP 47 language tag and the words and numbers that a patient there needs.

    ``emergency_place`` brings its article ("the emergency room"); ``advice_line`` is empty where the country has none.
    ``paper`` is the sheet in the office printer; a booklet's page is half of it.
    """

    tag: str
    emergency_number: str
    emergency_place: str
    advice_line: str
    physiotherapist: str
    doctor: str
    programme: str
    paper: Literal["a4", "letter"]

    @property
    def language(self) -> str:
        """The language without the region, such as ``en``."""
        return self.tag.partition("-")[0]

    def plural(self, number: int) -> Literal["one", "other"]:
        """The CLDR plural category of a whole number; English has two."""
        return "one" if number == 1 else "other"


LOCALES: tuple[Locale, ...] = (
    # 112 is answered in Britain too.  NHS 111 serves England, Scotland and Wales; Northern Ireland has its own lines.
    Locale("en-GB", "999", "A&E", "NHS 111", "physiotherapist", "GP", "programme", "a4"),
    Locale("en-US", "911", "the emergency room", "", "physical therapist", "doctor", "program", "letter"),
    # The Irish health service writes the European number first.
    Locale("en-IE", "112 or 999", "the emergency department", "", "physiotherapist", "GP", "programme", "a4"),
    Locale(
        tag="en-AU",
        emergency_number="000",
        emergency_place="the emergency department",
        advice_line="1800MEDICARE (1800 633 422)",
        physiotherapist="physiotherapist",
        doctor="GP",
        programme="program",
        paper="a4",
    ),
)

FIELDS = ("emergency_number", "emergency_place", "advice_line", "physiotherapist", "doctor", "programme")
"""The names that a text may hold in braces, such as ``{doctor}``, and that a locale fills."""

_FIELD = re.compile(r"\{([^{}\s]*)\}")


def locale_of(tag: str) -> Locale | None:
    """The locale of a language tag, in any case of letters; None for one that we do not know."""
    return next((locale for locale in LOCALES if locale.tag.casefold() == tag.casefold()), None)


def fill(text: str, locale: Locale) -> str:
    """The text with the locale's words in place of its fields; fields of others, such as ``{hold}``, stay."""

    def word(found: re.Match[str]) -> str:
        return str(getattr(locale, found[1])) if found[1] in FIELDS else found[0]

    return _FIELD.sub(word, text)


def unknown_fields(text: str, extra: Iterable[str] = ()) -> tuple[str, ...]:
    """The fields of a text, once each and in order, that neither a locale fills nor ``extra`` names."""
    known = {*FIELDS, *extra}
    return tuple(dict.fromkeys(name for name in _FIELD.findall(text) if name not in known))


def empty_fields(text: str, locale: Locale) -> tuple[str, ...]:
    """The fields of a text for which this locale has no words, such as an advice line that a country lacks."""
    names = dict.fromkeys(_FIELD.findall(text))
    return tuple(name for name in names if name in FIELDS and not getattr(locale, name))
