from __future__ import annotations

import pytest

import project
from base_project import BASE, as_files, changed
from booklet.checks.content import check_content
from booklet.checks.readability import Readability, grades, grades_of, readability
from booklet.checks.syllables import syllables
from booklet.content.library import Library, edition_of
from booklet.content.shelf import load_library
from booklet.diagnostics import Code, Diagnostic, Severity
from booklet.locale import LOCALES

BRITISH = LOCALES[0]

COUNTED = {
    1: "a the are back bones breathe calves caused chair cue curl does eased eyes feel floor friend front heal hold "
    "knees leg lie light moved nerve numb once pain press pull pushed slow smooth spine spread squeeze stairs stayed "
    "stretch stretched tongue twice walked while whole week hour",
    2: "about able ankle anxious being buttock careful causes centre changes chronic complete cushion doctor doesn't "
    "doing every fatigue fluid forearm forehead gentle gently going headache healthy herself hundred language lifted "
    "little lower lying lumbar massage minute movement muscle muscles needed nothing numbness onion patient people "
    "player poem question quiet region repeat rhythm routine safely safety science seeing settled sideways someone "
    "something spasm special stiffness surgeon tailbone therefore tightness tingling towel treatment turning upper "
    "useful walking weakness",
    3: "abdomen activate another anyone anything area audience benefit cardio carrying certainly clinician continue "
    "diary easier everyday everyone exercise exercised extension gluteal graduate guardian however idea important "
    "infection injury injuries medicine nausea nutrient opinion overuse period physio position possible professor "
    "radius recover remember sciatic serious several stenosis steroidal supplement surgery tablespoon usual vertebra "
    "whatever",
    4: "abdominal activity anxiety bilateral comfortable diabetes diagnosis emergency exercises experience everybody "
    "herniated immediate inflammation irritated minimising obviously operation piriformis recovery sciatica situation "
    "society",
    5: "cardiology examination flexibility gabapentinoid hydrotherapy immediately individual neurological paracetamol "
    "possibility rheumatology",
    6: "benzodiazepines deterioration musculoskeletal osteoporosis physiotherapist physiotherapy responsibility "
    "spondylolisthesis",
}
"""Words by their syllables, as a dictionary divides them."""

OF_THE_LIBRARY = (
    *("ankle", "every", "everyone", "exercise", "exercises", "gentle", "inflammation", "lying", "minute", "movement"),
    *("muscle", "muscles", "osteoporosis", "patient", "people", "physiotherapist", "physiotherapy", "piriformis"),
    *("sciatic", "sciatica", "stenosis", "towel", "vertebra"),
)
"""Words that stand on many of its pages."""

HARD = (
    "Physiotherapeutic rehabilitation necessitates individualised consideration of musculoskeletal deterioration. "
    "Neurological examination facilitates identification of radiculopathy. "
)
"""Two sentences of few words that are easy for nobody."""

WORDS_OF_HARD = 15


def _counted() -> dict[str, int]:
    return {word: count for count, words in COUNTED.items() for word in words.split()}


def test_nineteen_in_twenty_words_have_the_syllables_of_a_dictionary() -> None:
    counted = _counted()
    wrong = {word: syllables(word) for word, count in counted.items() if syllables(word) != count}
    assert len(counted) > 200
    assert len(wrong) <= 0.05 * len(counted), wrong


@pytest.mark.parametrize("word", OF_THE_LIBRARY)
def test_words_of_this_library_are_counted_rightly(word: str) -> None:
    assert syllables(word) == _counted()[word]
    assert syllables(word.upper() if len(word) > 4 else word) == _counted()[word]


@pytest.mark.parametrize(
    ("written", "count"),
    [
        ("GP", 2),
        ("GPs", 2),
        ("NHS", 3),
        ("A&E", 3),
        ("www", 1),
        ("NICE", 1),
        ("0", 2),
        ("7", 2),
        ("12", 1),
        ("30", 2),
        ("77", 5),
        ("999", 3),
        ("self-help", 2),
        ("week-by-week", 3),
        ("don’t", 1),
        ("isn't", 2),
        ("…", 1),
    ],
)
def test_numbers_abbreviations_and_joined_words_are_read_aloud(written: str, count: int) -> None:
    assert syllables(written) == count


def test_the_formulas_are_the_published_ones() -> None:
    counts = Readability(words=100, sentences=10, syllables=150, polysyllables=12)
    assert counts.grade == pytest.approx(0.39 * 10 + 11.8 * 1.5 - 15.59)
    assert counts.smog == pytest.approx(1.043 * 36**0.5 + 3.1291)
    assert Readability().grade == Readability().smog == 0


@pytest.mark.parametrize(
    ("text", "words", "sentences"),
    [
        ("Lie down. Bend your knees.", 5, 2),
        ("Lie down", 2, 1),
        ("“Does it hurt?” Stop!", 4, 2),
        ("Use ice, e.g. a cold pack.", 7, 1),
        ("Ask a professional, i.e. Dr. Green.", 7, 1),
        ("Bring towels, pillows, etc. Then lie down.", 7, 2),
        ("Bring towels, etc. and lie down.", 8, 1),
        ("1. Lie down.", 2, 1),
        ("Walk for 2.5 miles in weeks 1–2.", 8, 1),
        ("Call 999 or go to A&E … now.", 7, 2),
        ("A follow-up, week by week", 5, 1),
        ("– … –", 0, 0),
    ],
)
def test_words_and_sentences_are_told_apart(text: str, words: int, sentences: int) -> None:
    assert readability(text)[:2] == (words, sentences)


def test_long_words_and_long_sentences_raise_the_grade() -> None:
    easy = readability("Lie on your back. Bend your knees. Breathe out.")
    assert (
        easy.grade < readability("Lie on your back, bend your knees and breathe out.").grade < readability(HARD).grade
    )
    assert easy.smog < readability(HARD).smog


def _library(texts: dict[str, str]) -> Library:
    library = load_library(as_files(texts)).value
    assert library
    return library


def _found(texts: dict[str, str]) -> list[Diagnostic]:
    return [found for found in check_content(_library(texts)) if found.code in {Code.HARD_SECTION, Code.HARD_EDITION}]


def _with_body(body: str) -> dict[str, str]:
    return changed(f"content/topics/about.md\n- Sciatica is pain that runs down your leg.\n{body}")


def test_a_section_that_is_hard_to_read_is_an_error_at_its_hardest_sentence() -> None:
    edition, section = _found(_with_body(f"+ Sciatica is pain that runs down your leg.\n+ \n+ {HARD * 5}"))
    assert section.code is Code.HARD_SECTION
    assert section.severity is Severity.ERROR
    assert str(section.span) == "content/topics/about.md:8:1"
    assert section.message.startswith("the section reads at grade ")
    assert section.message.endswith("; 9 is the highest")
    assert "`Physiotherapeutic rehabilitation necessitates individualised consideration of …`" in section.hint
    assert edition.code is Code.HARD_EDITION
    assert edition.severity is Severity.WARNING
    assert edition.span.path == "content/editions/class.yaml"
    assert edition.hint.startswith("what would help most: content/topics/about.md (")


def test_a_short_text_has_no_grade_of_its_own() -> None:
    assert 3 * WORDS_OF_HARD < 60 < 5 * WORDS_OF_HARD
    assert Code.HARD_SECTION not in {found.code for found in _found(_with_body(f"+ {HARD * 3}"))}


def test_headings_cues_and_what_is_said_do_not_count() -> None:
    about = "content/topics/about.md"
    plain = _library(dict(BASE))
    said = changed(
        f"{about}\n- title: What is sciatica?\n+ title: Musculoskeletal deterioration\n+ slides:\n"
        f"+   - points:\n+       - Musculoskeletal deterioration\n+     say: {HARD * 5}\n"
        f"{about}\n- Sciatica is pain that runs down your leg.\n"
        "+ ## Neurological examination\n+ \n+ Sciatica is pain that runs down your leg.\n"
    )
    assert grades(_library(said).records(), BRITISH) == grades(plain.records(), BRITISH)
    assert grades(plain.records(), BRITISH)[about].words == 8


def test_a_grade_is_of_the_words_as_they_are_printed() -> None:
    library = _library(dict(BASE))
    action = "content/safety/same-week.yaml"  # "Call your {doctor} this week.": GP, or doctor
    british, american = (grades(library.records(), locale)[action] for locale in (BRITISH, LOCALES[1]))
    assert british[:3] == american[:3]
    bridge = grades(library.records(), BRITISH)["content/exercises/bridge.yaml"]
    assert bridge[:2] == (4 + 7 + 3 + 4 + 3, 5)  # "Hold for {hold}." has four words


def test_only_english_is_graded() -> None:
    texts = _with_body(f"+ {HARD * 5}")
    assert _found(texts)
    texts["content/booklet.yaml"] = texts["content/booklet.yaml"].replace("en-GB", "fr-FR")
    assert _found(texts) == []


@pytest.mark.parametrize("id_", project.library().edition_ids)
def test_the_shipped_editions_are_easy_to_read(id_: str) -> None:
    edition = edition_of(project.library(), id_)
    assert edition
    sections = grades_of(edition)
    assert len(sections) > 8
    assert all(counts.grade <= 9 for counts in sections.values() if counts.words >= 60)
    assert Code.HARD_EDITION not in {found.code for found in check_content(project.library(), [id_])}
