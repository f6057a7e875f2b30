from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

from booklet.compose.dose_phrase import FIELDS, field, parts, phrase, short
from booklet.compose.dose_words import WORDS
from booklet.content.dose import Dose, Laterality, Limit, merge, notation, parse_dose
from booklet.locale import LOCALES, Locale

BRITAIN = next(locale for locale in LOCALES if locale.tag == "en-GB")
TABLE = Path(__file__).with_name("seed_doses.txt").read_text("utf-8")
CASES = [block.splitlines() for block in TABLE.split("\n\n")[1:]]

GUIDE = (Path(__file__).parents[2] / "docs" / "doses.md").read_text("utf-8")


def dose(text: str) -> Dose:
    parsed = parse_dose(text)
    assert isinstance(parsed, Dose), parsed
    return parsed


def glued(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", "~")


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_every_dose_of_the_articles_reads_as_in_the_table(case: list[str]) -> None:
    _, written, sentences, badge = (line.strip() for line in case)
    assert notation(dose(written)) == written
    assert glued(phrase(dose(written), BRITAIN)) == sentences
    assert glued(short(dose(written), BRITAIN)) == badge


@pytest.mark.parametrize(
    ("written", "sentences"),
    [
        ("1 rep, hold 1 min", "Once. Hold for 1~minute."),
        ("1 breath", "1~breath."),
        ("1 set, 1-2 reps", "1~to~2~times. Do 1~set."),
        ("10 reps, 3 sets, rest 1 h", "10~times. Do 3~sets. Rest for 1~hour in between."),
        ("10 reps, slowly, each side", "10~times on each side, slowly."),
        ("hold 5 s, slowly, pain-free", "Hold for 5~seconds. Move slowly. Keep it free of pain."),
        ("10 reps, 5 min", "10~times. Keep going for 5~minutes."),
        ("every hour", "Every hour."),
        ("every 1-2 hours", "Every 1~to~2~hours."),
        ("every 30 min", "Every 30~minutes."),
        ("1-2 times a day", "1~to~2~times a~day."),
    ],
)
def test_the_sentences_agree_in_number_and_fit_together(written: str, sentences: str) -> None:
    assert glued(phrase(dose(written), BRITAIN)) == sentences


def test_nothing_stated_is_nothing_said() -> None:
    assert phrase(Dose(), BRITAIN) == ""
    assert short(Dose(), BRITAIN) == ""
    assert parts(Dose(), BRITAIN) == ()


def test_the_panel_has_a_line_for_each_stated_part() -> None:
    lines = parts(dose("10 reps, hold 5-10 s, slowly, each side, as tolerated, every 2-3 hours"), BRITAIN)
    assert [(label, glued(words)) for label, words in lines] == [
        ("How many", "10~times"),
        ("Hold", "5~to~10~seconds each time"),
        ("Pace", "Slowly"),
        ("Side", "Each side"),
        ("How much", "Only as much as you can manage"),
        ("How often", "Every 2~to~3~hours"),
    ]
    once = parts(dose("1 rep, hold 30 s, rest 10 s, 2 sets"), BRITAIN)
    assert [line.label for line in once] == ["How many", "Hold", "Rest", "Sets"]
    assert [glued(line.words) for line in parts(dose('for "a while", once a day'), BRITAIN)] == [
        "“a while”",
        "Once a~day",
    ]


def test_one_hold_is_not_called_each_time() -> None:
    assert [glued(line.words) for line in parts(dose("hold 30 s"), BRITAIN)] == ["30~seconds"]


def test_prose_gets_the_words_of_its_field_and_none_for_what_is_not_stated() -> None:
    stated = dose('10 reps, hold "a few seconds", at least 5 min, rest 1 min, 3 sets, each side, twice a day')
    assert {name: glued(field(stated, name, BRITAIN) or "") for name in FIELDS} == {
        "hold": "“a few seconds”",
        "reps": "10~times",
        "duration": "at~least 5~minutes",
        "rest": "1~minute",
        "sets": "3~sets",
        "frequency": "twice a~day",
        "side": "each side",
    }
    assert {field(Dose(), name, BRITAIN) for name in FIELDS} == {None}
    assert field(stated, "colour", BRITAIN) is None


def test_a_number_never_parts_from_its_unit() -> None:
    everything = dose("10-12 reps, hold 5-10 s, for 2-3 min, rest 30-60 s, 2-3 sets, 4-5 times a week")
    for words in (phrase(everything, BRITAIN), short(everything, BRITAIN)):
        pieces = words.split(" ")
        assert not [piece for piece in pieces if piece.strip("·").replace("–", "").isdigit()]
        assert not [piece for piece in pieces if piece in {"to", "·"}]


@pytest.mark.parametrize("locale", LOCALES, ids=lambda locale: locale.tag)
def test_every_locale_has_words_for_every_form(locale: Locale) -> None:
    amount = dose("1 breath, hold 1 h, at least 1 min, rest 1 s, 2 sets, slowly")
    for side, limit, often in product(Laterality, Limit, ("once a week", "every 2 hours", "daily")):
        stated = merge(merge(amount, Dose(side=side, limit=limit)), dose(often))
        assert len(parts(stated, locale)) == 9
        assert "{" not in phrase(stated, locale) + short(stated, locale)


def test_the_tables_are_of_the_languages_that_we_know() -> None:
    assert {locale.language for locale in LOCALES} == set(WORDS)


def test_the_guide_for_clinicians_says_what_is_printed() -> None:
    promised = re.findall(r"^\| `([^`]+)` \| (.+?) \|$", GUIDE, re.MULTILINE)
    assert len(promised) > 12
    for written, sentences in promised:
        assert phrase(dose(written), BRITAIN).replace("\N{NO-BREAK SPACE}", " ") == sentences


def test_every_part_in_the_guide_can_be_read() -> None:
    _, table = GUIDE.split("| Part | How to write it |")
    written = re.findall(r"`([^`]+)`", table.partition("\n\n")[0])
    assert len(written) > 25
    assert all(phrase(dose(part), BRITAIN) for part in written)
