"""No sentence of the articles behind the content is copied: no eight words in a row are theirs."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from itertools import chain
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest

import project
from booklet.blocks.text import Run
from booklet.compose.sources_review import compose_sources_review
from booklet.content.clinic import Source
from booklet.content.record import Record
from booklet.diagnostics import Span

TOOL = project.ROOT / "tools" / "eight_word_runs.py"
HASHES = Path(__file__).with_name("eight_word_runs.txt")

PRINTED = frozenset(("text", "title", "caption", "alt", "label", "head", "rows", "footer", "subject", "continued"))
"""The fields of documents and decks whose strings somebody reads."""

DOSE = re.compile(
    r"\d+|a|and|at|breaths?|daily|days?|each|every|for|hold|hours?|in|least|legs?|minutes?|of|on|once|or|per|repeat"
    r"|repetitions|reps|rest|seconds?|sets?|sides?|times?|to|twice|up|weeks?|with"
)
"""The words of a bare dose, which is a fact and can hardly be said otherwise."""


class Text(NamedTuple):
    """Words and where they stand."""

    words: str
    place: Span | str


def _tool() -> ModuleType:
    spec = spec_from_file_location("eight_word_runs", TOOL)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


tool = _tool()


@cache
def _theirs() -> frozenset[str]:
    return frozenset(tool.hashes_in(HASHES.read_text(encoding="utf-8")))


def copied(texts: Iterable[Text], theirs: frozenset[str], names: Iterable[str] = ()) -> list[str]:
    """Every run of eight words, across texts too, that is theirs: its place and its words.

    Names, such as the titles of sources, and bare doses are left out.
    """
    named = {run for name in names for run in tool.runs_of(tool.words_of(name))}
    words = [(word, text.place) for text in texts for word in tool.words_of(text.words)]
    runs = zip(tool.runs_of([word for word, _ in words]), words, strict=False)
    return [
        f"{place}: {' '.join(run)}"
        for run, (_, place) in runs
        if tool.hash_of(run) in theirs and run not in named and not _is_dose(run)
    ]


def _is_dose(run: tuple[str, ...]) -> bool:
    return any(map(str.isdecimal, run)) and all(map(DOSE.fullmatch, run))


def _references(sources: Iterable[Source]) -> tuple[str, ...]:
    """Each source as it is named, and all of them as a list."""
    parts = ((each.title, each.author, each.publisher, each.year, (each.url or "")[8:]) for each in sources)
    named = tuple(" ".join(str(part) for part in named if part) for named in parts)
    return (*named, " ".join(named))


def _texts(record: Record) -> Iterator[Text]:
    return (Text(words.text, words.span) for words in record.prose())


def _read(value: object, field: str = "") -> Iterator[str]:
    """Every string of a document or a deck that somebody reads, in order."""
    match value:
        case str():
            yield from (value,) if field in PRINTED else ()
        case (Run(), *_):
            yield "".join(run.text for run in value if isinstance(run, Run))
        case tuple():
            yield from chain.from_iterable(_read(part, field) for part in value)
        case _ if is_dataclass(value):
            for each in fields(value):
                if each.name != "picture":
                    yield from _read(getattr(value, each.name), each.name)


def test_no_text_of_the_content_has_eight_words_in_a_row_of_an_article() -> None:
    records = (record for record in project.library().records() if not isinstance(record, Source))
    names = _references(project.library().sources.values())
    assert [found for record in records for found in copied(_texts(record), _theirs(), names)] == []


@pytest.mark.parametrize("id_", project.library().edition_ids)
def test_nothing_that_an_edition_prints_or_shows_has_eight_words_in_a_row_of_an_article(id_: str) -> None:
    edition = project.edition(id_)
    review = compose_sources_review(edition, project.FINGERPRINT)
    names = (*_references(edition.library.sources.values()), *_references(edition.sources))
    for made in (project.document(id_), project.deck(id_), review):
        read = [Text(words, f"{id_}, in “{words}”") for words in _read(made)]
        assert len(read) > 100
        assert copied(read, _theirs(), names) == []


def test_the_hashes_are_those_of_whole_articles() -> None:
    assert len(_theirs()) > 5000
    assert all(re.fullmatch(r"[0-9a-f]{10}", each) for each in _theirs())


PLANTED = "My grandmother’s parrot, aged forty-two, only ever whistles on wet Sunday mornings."


@pytest.fixture
def planted(tmp_path: Path) -> frozenset[str]:
    """The hashes of an article with one sentence, made as the others were."""
    article = tmp_path / "article.txt"
    article.write_text(PLANTED, encoding="utf-8")
    made = subprocess.run([sys.executable, TOOL, article], check=True, capture_output=True, text=True, encoding="utf-8")
    return frozenset(tool.hashes_in(made.stdout))


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(
            ["She said: my grandmother's parrot AGED forty two (only ever) whistles."], id="other punctuation"
        ),
        pytest.param(["My grandmother’s parrot, aged", "Forty-two, only ever whistles."], id="across two texts"),
        pytest.param(["It is forty-two, and", "two only ever whistles on wet Sunday mornings"], id="the last words"),
    ],
)
def test_a_copied_run_is_found_with_its_place_and_words(texts: list[str], planted: frozenset[str]) -> None:
    found = copied(
        [Text(words, Span("content/topics/parrot.md", line)) for line, words in enumerate(texts, 7)], planted
    )
    assert found
    assert re.match(r"content/topics/parrot\.md:[78]:1: (\S+ ){7}\S+$", found[0])
    assert "only ever whistles" in found[-1]


def test_seven_words_in_a_row_are_anybodys(planted: frozenset[str]) -> None:
    assert copied([Text("The parrot aged forty-two only ever whistles loudly", "here")], planted) == []
    assert copied([Text("Your parrot, aged forty-two, only ever whistles at night", "here")], planted) == []


def test_a_title_may_be_named_and_a_dose_stated(planted: frozenset[str]) -> None:
    assert copied([Text(PLANTED, "here")], planted, [PLANTED]) == []
    dose = "Hold for 10 seconds, 3 sets of 5 reps each"
    assert copied([Text(dose, "here")], frozenset(map(tool.hash_of, tool.runs_of(tool.words_of(dose))))) == []


def test_what_is_said_with_a_slide_is_looked_at_too(planted: frozenset[str]) -> None:
    topic = next(topic for topic in project.library().topics.values() if topic.slides)
    slide = topic.slides[0].model_copy(update={"say": PLANTED})
    assert copied(_texts(topic.model_copy(update={"slides": (slide,)})), planted)


def test_pages_and_notes_are_looked_at() -> None:
    exercise = project.edition().exercises[0]
    assert exercise.purpose in list(_read(project.document()))
    assert any(exercise.name in words for words in _read(project.deck()))
    notes = {note.text for section in project.deck().sections for slide in section.slides for note in slide.notes}
    assert notes
    assert notes <= set(_read(project.deck()))
