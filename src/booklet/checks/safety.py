"""Safety rules: what every edition must carry, and the words it must have (SAF-02 to SAF-11)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from booklet.content.clinic import Clinic, SourceKind
from booklet.content.exercise import Exercise
from booklet.content.library import Library
from booklet.content.programme import Programme
from booklet.content.record import Record, Words
from booklet.content.safety import Audience, PainScale, Signs, Tags
from booklet.content.topic import Topic
from booklet.diagnostics import Code, Diagnostic, nearest
from booklet.locale import LOCALES, locale_of

EMERGENCY_SIGNS: Final = (
    *("urine-start", "urine-control", "urine-feeling", "bowel-control", "bowel-feeling"),
    *("saddle-numb", "sexual-change", "both-legs", "sciatica-both"),
)
"""The nine signs of cauda equina syndrome."""

SAME_DAY_SIGNS: Final = ("weak-leg", "hot-swollen-calf")

CONDITIONS: Final = (
    *("pregnancy", "osteoporosis-or-fracture", "recent-surgery", "hip-replacement"),
    *("dizziness-or-high-blood-pressure", "falls", "floor"),
)
"""What a patient should ask about before starting."""

_NOT_AN_EMERGENCY = re.compile(
    r"\b(?:see|visit|ask|tell|call|ring|phone|contact)\b[^.]*"
    r"(?:\{doctor\}|\{physiotherapist\}|\{advice_line\}|\bdoctor|\bGP\b|\bphysio\w*)"
    r"|\b(?:make|book|ask for)\b[^.]*\bappointment\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"[^.!?]*\bnot\b[^.!?]*", re.IGNORECASE)
_ACTION: Final = "write: Call {emergency_number} or go to {emergency_place} now."
_STOP: Final = "pain or tingling further down the leg, new numbness or weakness: stop, whatever the number"
_BANDS: Final = "the bands go from 0 to 10, each beginning one above the end of the last"
_AT_ONCE = re.compile(r"\b(?:now|immediately|at once|straight away|right away)\b", re.IGNORECASE)
_RULE: Final = {
    "to stop": r"\bstop\b",
    "pain or tingling further down the leg": r"(?:pain|tingling).*\bleg\b",
    "new numbness": r"\bnumb",
    "new weakness": r"\bweak",
}
_LEG: Final = {"to stop": r"\bstop\b", "pain in the leg": r"pain.*\bleg\b"}
_WHATEVER: Final = {"that it holds whatever the number": r"whatever|no matter|any number"}
_MEDICINE = re.compile(
    r"\b(?:paracetamol|acetaminophen|ibuprofen|naproxen|diclofenac|aspirin|NSAIDs?|codeine|tramadol|morphine|opioids?"
    r"|anti-inflammatory (?:drug|medicine)s?|gabapentin(?:oids?)?|pregabalin|amitriptyline|nortriptyline|duloxetine"
    r"|antidepressants?|diazepam|benzodiazepines?|baclofen|muscle relaxants?|steroids?)\b",
    re.IGNORECASE,
)
_WHOM_TO_ASK = re.compile(r"\{doctor\}|\bGP\b|\bdoctor\b|\bpharmacist\b", re.IGNORECASE)


def check_safety(library: Library) -> Iterator[Diagnostic]:
    """The rules on the safety texts and the clinic; a text that is missing was reported when it was looked for."""
    if library.clinic:
        yield from _check_locale(library.clinic)
    if library.emergency:
        yield from _check_signs(library.emergency, EMERGENCY_SIGNS)
        yield from _check_emergency(library.emergency)
    if library.same_day:
        yield from _check_signs(library.same_day, SAME_DAY_SIGNS)
    if library.ask_first:
        yield from _check_conditions(library.ask_first)
    if library.pain_scale:
        yield from _check_bands(library.pain_scale)
        yield from _check_rule(library.pain_scale)
    if library.audience:
        yield from _check_audience(library.audience)


def check_medicines(library: Library) -> Iterator[Diagnostic]:
    """A page that names a medicine cites a guideline and says whom to ask."""
    for record in library.records():
        if isinstance(record, Topic | Exercise | Programme) and (named := _first_medicine(record)):
            medicine, words = named
            kinds = {source.kind for id_ in record.sources if (source := library.sources.get(id_))}
            text = " ".join(prose.text for prose in record.prose())
            if SourceKind.GUIDELINE not in kinds:
                message = f"the medicine `{medicine}` is named, and no guideline is among the sources"
                yield Diagnostic(
                    Code.MEDICINE, message, words.span, "name a source of `kind: guideline`, or leave it out"
                )
            if not _WHOM_TO_ASK.search(text):
                message = f"the medicine `{medicine}` is named, and not whom to ask about it"
                yield Diagnostic(Code.MEDICINE, message, words.span, "add: Ask your {doctor} or pharmacist.")


def _first_medicine(record: Record) -> tuple[str, Words] | None:
    found = ((match[0], words) for words in record.prose() if (match := _MEDICINE.search(words.text)))
    return next(found, None)


def _check_locale(clinic: Clinic) -> Iterator[Diagnostic]:
    if not locale_of(clinic.locale):
        tags = [locale.tag for locale in LOCALES]
        message = f"the locale `{clinic.locale[:40]}` is unknown, so there is no emergency number"
        yield Diagnostic(Code.NO_NUMBER, message, clinic.span("locale"), f"choose one of: {', '.join(tags)}")


def _check_signs(signs: Signs, needed: tuple[str, ...]) -> Iterator[Diagnostic]:
    given = {sign.code for sign in signs.signs}
    for code in needed:
        if code not in given:
            message = f"the sign `{code}` is missing; every edition must carry it"
            hint = _rename(code, given - {*needed}) or f"add `- code: {code}` with its text and cue"
            yield Diagnostic(Code.SAFETY_ENTRY, message, signs.key_span("signs"), hint)


def _check_conditions(conditions: Tags) -> Iterator[Diagnostic]:
    given = {tag.id for tag in conditions.tags}
    for id_ in CONDITIONS:
        if id_ not in given:
            message = f"the condition `{id_}` is missing; every edition must carry it"
            hint = _rename(id_, given - {*CONDITIONS}) or f"add `- id: {id_}` with its text and cue"
            yield Diagnostic(Code.SAFETY_ENTRY, message, conditions.key_span("tags"), hint)


def _rename(needed: str, given: Iterable[str]) -> str:
    """A hint where a name was misspelt."""
    near = nearest(needed, given).partition("`")[2].partition("`")[0]
    return f"is it what you call `{near}`? then rename that to `{needed}`" if near else ""


def _check_emergency(signs: Signs) -> Iterator[Diagnostic]:
    """Number, place and 'now', on the page and on the slide; and nothing that sounds as if it could wait."""
    for field, text in (("action", " ".join(signs.action)), ("cue", signs.cue)):
        for name in ("{emergency_number}", "{emergency_place}"):
            if name not in text:
                message = f"the `{field}` of the emergency text lacks `{name}`"
                yield Diagnostic(Code.EMERGENCY_ACTION, message, signs.key_span(field), _ACTION)
        if not _AT_ONCE.search(text):
            message = f"the `{field}` of the emergency text does not say `now`"
            yield Diagnostic(Code.EMERGENCY_ACTION, message, signs.key_span(field), _ACTION)
    for words in signs.prose():
        if match := _NOT_AN_EMERGENCY.search(_NOT.sub("", words.text)):
            message = f"`{match[0]}` is no answer to an emergency"
            yield Diagnostic(Code.EMERGENCY_ACTION, message, words.span, _ACTION)


def _check_rule(scale: PainScale) -> Iterator[Diagnostic]:
    rules = (
        ("leg_cue", scale.leg_cue, _LEG, "for instance: Stop if the pain in your leg gets worse."),
        ("rule", scale.rule, {**_RULE, **_WHATEVER}, _STOP),
        ("rule_cue", scale.rule_cue, _RULE, _STOP),
    )
    for field, text, needed, hint in rules:
        for idea, pattern in needed.items():
            if not re.search(pattern, text, re.IGNORECASE):
                message = f"the `{field}` of the pain scale does not say: {idea}"
                yield Diagnostic(Code.STOP_RULE, message, scale.span(field), hint)
    top = max(range(len(scale.bands)), key=lambda index: scale.bands[index].high)
    if not re.search(r"\bstop\b", f"{scale.bands[top].name} {scale.bands[top].advice}", re.IGNORECASE):
        place = scale.span("bands", top, "advice")
        message = "the highest band of the pain scale does not say to stop"
        yield Diagnostic(Code.STOP_RULE, message, place, "for instance: Stop this exercise.")


def _check_bands(scale: PainScale) -> Iterator[Diagnostic]:
    expected = 0
    for index, band in enumerate(scale.bands):
        place = scale.span("bands", index, "low")
        if band.high < band.low:
            yield Diagnostic(Code.PAIN_BANDS, f"the band {band.low} to {band.high} runs backwards", place, _BANDS)
        elif band.low != expected:
            what = "leaves a gap" if band.low > expected else "overlaps the one before"
            message = f"the band {band.low} to {band.high} {what}; it should begin at {expected}"
            yield Diagnostic(Code.PAIN_BANDS, message, place, _BANDS)
        expected = max(band.low, band.high) + 1
    if expected <= 10:  # noqa: PLR2004 - the scale's end
        place = scale.span("bands", len(scale.bands) - 1, "high")
        yield Diagnostic(Code.PAIN_BANDS, f"the bands end at {expected - 1}; they should end at 10", place, _BANDS)


def _check_audience(audience: Audience) -> Iterator[Diagnostic]:
    for field, text in (("text", audience.text), ("cues", " ".join(audience.cues))):
        if "assessed" not in text.casefold():
            message = f"the `{field}` of the audience does not say that a health professional has assessed the reader"
            hint = "for people already assessed by a health professional"
            yield Diagnostic(Code.NOT_ASSESSED, message, audience.span(field), hint)
