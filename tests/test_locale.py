from __future__ import annotations

import pytest

from booklet.locale import FIELDS, LOCALES, empty_fields, fill, locale_of, unknown_fields


@pytest.mark.parametrize(
    ("tag", "sentence"),
    [
        ("en-GB", "Call 999 or go to A&E. Ask your GP or physiotherapist about your programme."),
        ("en-US", "Call 911 or go to the emergency room. Ask your doctor or physical therapist about your program."),
        (
            "en-IE",
            "Call 112 or 999 or go to the emergency department. Ask your GP or physiotherapist about your programme.",
        ),
        ("en-AU", "Call 000 or go to the emergency department. Ask your GP or physiotherapist about your program."),
    ],
)
def test_each_place_has_its_own_numbers_and_words(tag: str, sentence: str) -> None:
    locale = locale_of(tag)
    assert locale is not None
    text = (
        "Call {emergency_number} or go to {emergency_place}. "
        "Ask your {doctor} or {physiotherapist} about your {programme}."
    )
    assert fill(text, locale) == sentence


def test_a_language_tag_is_found_in_any_case_and_an_unknown_one_is_none() -> None:
    assert locale_of("EN-gb") == locale_of("en-GB") != locale_of("en-US")
    assert locale_of("en") is None
    assert locale_of("xx-XX") is None


def test_fields_of_others_stay_for_a_later_hand() -> None:
    assert fill("Hold for {hold}. {Doctor} {} { doctor }", LOCALES[0]) == "Hold for {hold}. {Doctor} {} { doctor }"


def test_unknown_fields_are_named_once_in_order() -> None:
    assert unknown_fields("{docter} {hold} {doctor} {hodl} {docter}", extra=("hold",)) == ("docter", "hodl")
    assert unknown_fields("No fields, {} and {two words} aside.") == ("",)
    assert unknown_fields(" ".join(f"{{{name}}}" for name in FIELDS)) == ()


def test_an_advice_line_that_a_country_lacks_can_be_reported() -> None:
    britain, states = locale_of("en-GB"), locale_of("en-US")
    assert britain is not None
    assert states is not None
    assert empty_fields("Call {advice_line} or your {doctor}.", states) == ("advice_line",)
    assert empty_fields("Call {advice_line} or your {doctor}.", britain) == ()


def test_english_has_one_and_other() -> None:
    assert [LOCALES[0].plural(number) for number in (0, 1, 2, 21)] == ["other", "one", "other", "other"]


def test_an_american_office_prints_on_letter_paper() -> None:
    assert {locale.tag: locale.paper for locale in LOCALES} == {
        "en-GB": "a4",
        "en-US": "letter",
        "en-IE": "a4",
        "en-AU": "a4",
    }
