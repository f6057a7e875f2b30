from __future__ import annotations

from collections.abc import Mapping

import pytest

from base_project import BASE, as_files, changed
from booklet.content.dose import notation
from booklet.content.library import Edition, Library, edition_of
from booklet.content.links import check_links
from booklet.content.shelf import load_library
from booklet.diagnostics import has_errors

OPTIONAL = ("content/glossary.yaml", "content/withheld.yaml")


def _library(texts: Mapping[str, str] = BASE) -> Library:
    library = load_library(as_files(texts)).value
    assert library
    return library


def _edition(texts: Mapping[str, str] = BASE) -> Edition:
    edition = edition_of(_library(texts), "class")
    assert edition
    return edition


def test_every_file_becomes_a_record() -> None:
    library = _library()
    assert library.clinic
    assert library.clinic.sample
    assert list(library.exercises) == ["bridge", "roll"]
    assert list(library.sources) == ["guide", "other", "ng59"]
    assert library.edition_ids == ("class",)
    assert library.broken == frozenset()


def test_the_order_of_the_files_does_not_matter() -> None:
    files = as_files(BASE)
    assert load_library(dict(reversed(files.items()))) == load_library(files)


def test_files_of_other_folders_and_of_editors_are_passed_over() -> None:
    extra = {
        "images/readme.txt": b"x",
        "content/.DS_Store": b"\x00",
        "content/exercises/~$bridge.yaml": b"\x00",
        "content/exercises/README.md": b"Notes",
        "content/schema/exercise.json": b"{}",
        "content/exercises/bridge.yaml~": b"old",
    }
    assert load_library({**as_files(BASE), **extra}).diagnostics == ()


def test_a_broken_file_concerns_only_the_editions_that_read_it() -> None:
    other = BASE["content/editions/class.yaml"].replace("SCI-01", "SCI-02").replace("      - exercise: roll\n", "")
    plan = BASE["content/programmes/plan.yaml"].replace("      - exercise: roll\n", "")
    texts = {
        **BASE,
        "content/editions/short.yaml": other.replace("plan", "short"),
        "content/programmes/short.yaml": plan,
        "content/exercises/roll.yaml": "name: Roll\n",
    }
    loaded = load_library(as_files(texts))
    library = loaded.value
    assert library
    assert library.broken == {"content/exercises/roll.yaml"}
    assert has_errors(library.diagnostics_for("class", loaded.diagnostics))
    assert library.diagnostics_for("short", loaded.diagnostics) == ()
    assert edition_of(library, "class") is None
    short = edition_of(library, "short")
    assert short
    assert [exercise.id for exercise in short.exercises] == ["bridge"]


@pytest.mark.parametrize("path", [path for path in BASE if path not in OPTIONAL])
def test_no_edition_is_made_without_a_file_that_it_reads(path: str) -> None:
    texts = {each: text for each, text in BASE.items() if each != path}
    loaded = load_library(as_files(texts))
    assert loaded.value
    found = (*loaded.diagnostics, *check_links(loaded.value))
    assert has_errors(found if path.startswith("content/editions/") else loaded.value.diagnostics_for("class", found))


def test_a_project_without_a_glossary_and_withheld_statements_is_fine() -> None:
    texts = {path: text for path, text in BASE.items() if path not in OPTIONAL}
    loaded = load_library(as_files(texts))
    assert loaded.diagnostics == ()
    assert loaded.value
    assert edition_of(loaded.value, "class")


def test_an_edition_reads_the_files_of_its_parts_and_programmes() -> None:
    assert _library().reads("class") == BASE.keys()


def test_a_file_may_end_in_yml() -> None:
    texts = changed("move content/safety/emergency.yaml content/safety/emergency.yml\n")
    library = _library(texts)
    assert library.emergency
    assert "content/safety/emergency.yml" in library.reads("class")


def test_exercises_are_numbered_in_the_order_of_the_parts() -> None:
    swap = "content/editions/class.yaml\n-       - exercise: bridge\n-       - exercise: roll\n"
    edition = _edition(changed(f"{swap}+       - exercise: roll\n+       - exercise: bridge\n"))
    assert [edition.number_of(id_) for id_ in ("roll", "bridge")] == [1, 2]


def test_the_edition_follows_one_source() -> None:
    edition = _edition()
    dose = edition.dose_of("bridge")
    assert dose
    assert notation(dose) == "10 reps, hold 5-10 s"
    assert edition.dose_of("roll") is None


def test_a_phase_changes_only_what_it_says() -> None:
    edition = _edition()
    doses = [edition.phase_dose(item) for phase in edition.programmes[0].phases for item in phase.items]
    assert [notation(dose) if dose else None for dose in doses] == [
        "10 reps, hold 5-10 s, twice a day",
        "10 reps, hold 5-10 s",
        None,
    ]
    items = [item for phase in edition.programmes[0].phases for item in phase.items]
    assert [edition.frequency_open(item) for item in items] == [False, True, True]


def test_an_exercise_knows_its_phases() -> None:
    weeks = [phase.weeks for phase, _ in _edition().scheduled("bridge")]
    assert weeks == ["1-2", "3-4"]


def test_sources_are_those_that_the_edition_cites() -> None:
    assert [source.id for source in _edition().sources] == ["guide", "other"]


def test_terms_are_those_that_occur() -> None:
    term = "+ disc:\n+   term: disc\n+   meaning: A pad.\n+   forms: [discs]\n"
    add = f"content/glossary.yaml\n- sciatica:\n{term}+ sciatica:\n"
    assert [term.id for term in _edition(changed(add)).terms] == ["sciatica"]
    body = (
        "content/topics/about.md\n- Sciatica is pain that runs down your leg.\n+ Your discs are strong. Discuss it.\n"
    )
    assert [term.id for term in _edition(changed(add + body)).terms] == ["disc", "sciatica"]


def test_related_exercises_are_those_with_a_page() -> None:
    edition = _edition()
    assert [each.id for each in edition.see_also(edition.library.exercises["roll"])] == ["bridge"]


# --- variants -----------------------------------------------------------------------------------------


BRIDGE = "content/exercises/bridge.yaml"
OTHER_WAYS = """variants:
  - source: guide
    differs: It counts.
    dose: 4 reps
    steps:
      - Lift your hips.
      - Count aloud.
  - source: other
    differs: It has another name.
    name: Hip lift
"""
WITH_VARIANTS = {**BASE, BRIDGE: BASE[BRIDGE] + OTHER_WAYS}


def test_an_edition_tells_an_exercise_as_its_source_does() -> None:
    edition = _edition(WITH_VARIANTS)
    bridge, dose = edition.exercises[0], edition.dose_of("bridge")
    assert bridge.steps == ("Lift your hips.", "Count aloud.")
    assert bridge.name == _edition().exercises[0].name
    assert dose
    assert notation(dose) == "4 reps"


def test_the_words_of_a_variant_know_where_they_stand() -> None:
    line = 1 + WITH_VARIANTS[BRIDGE].splitlines().index("      - Count aloud.")
    assert _edition(WITH_VARIANTS).exercises[0].span("steps", 1).line == line


def test_another_sources_variant_brings_neither_words_nor_sources_into_an_edition() -> None:
    edition = _edition(WITH_VARIANTS)
    assert all("Hip lift" not in words.text for words in edition.exercises[0].prose())
    assert edition.sources == _edition().sources


def test_an_edition_withholds_what_the_article_says_that_it_follows() -> None:
    assert [entry.id for entry in _edition().withheld] == ["bridge-for-all", "bridge-high", "roll-early"]
    article = BASE["content/sources.yaml"].replace("kind: leaflet", "kind: article")
    edition = _edition({**BASE, "content/sources.yaml": article})
    assert [entry.id for entry in edition.withheld] == ["bridge-for-all", "bridge-high"], "`other` is not followed"


def test_what_is_not_for_home_has_no_number_and_takes_none_from_the_others() -> None:
    edition = _edition(changed("content/exercises/bridge.yaml\n- steps:\n+ setting: supervised\n+ steps:\n"))
    assert [edition.number_of(id_) for id_ in ("bridge", "roll")] == [None, 1]
