"""The class as its leader meets it: deck, guide, cards and forms of the shipped class."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import project
from booklet.blocks.deck import Points, Slide, SlideRole, SlideTable
from booklet.blocks.document import Paragraph
from booklet.blocks.text import plain
from booklet.checks.pages import check_sheets
from booklet.checks.readback import normal, read_booklet
from booklet.checks.slides import check_slides
from booklet.compose.class_deck import compose_class_deck
from booklet.compose.class_guide import compose_guide
from booklet.compose.class_kit import kit_of, needs
from booklet.compose.class_phrases import ClassPhrases
from booklet.compose.deck import compose_deck
from booklet.content.exercise import Position
from booklet.content.group_class import GroupClass, Segment, SegmentKind, Station
from booklet.content.library import Edition
from booklet.pictures.clock import clock_face
from booklet.source.article import MarkdownList, MarkdownParagraph
from booklet.theme.load import load_page_theme, load_slide_theme
from checks import made, taught
from inspectors import deck as structure
from inspectors import deck_accessibility as accessibility
from inspectors.pdf import PdfFile
from tools import verapdf

EDITION = project.edition()
CLASS = EDITION.taught
SLIDES = [slide for section in taught.deck().sections for slide in section.slides]
KINDS = ("guide", "station-cards", "register")


def slide(id_: str) -> Slide:
    return next(one for one in SLIDES if one.id == id_)


def points(one: Slide, slot: str) -> list[str]:
    content = dict(one.slots)[slot]
    assert isinstance(content, Points)
    return [normal(plain(paragraph)) for paragraph in content.paragraphs]


def notes(one: Slide) -> dict[str, str]:
    """What is said under each label, with all its lines."""
    said: dict[str, str] = {}
    for note in one.notes:
        said[note.label] = " ".join((said.get(note.label, ""), normal(note.words))).strip()
    return said


def texts(kind: str) -> list[str]:
    return [text for page in read_booklet(taught.pdf(kind)) for text in page.words()]


def with_class(changed: GroupClass) -> Edition:
    return replace(EDITION, group_class=changed)


# --- deck -----------------------------------------------------------------------------------------------


def test_it_takes_ninety_minutes_and_the_agenda_adds_up() -> None:
    lines = points(slide("class-agenda"), "Points")
    assert len(lines) == len(CLASS.segments)
    assert sum(int(line.split(" · ")[1].split()[0]) for line in lines) == CLASS.minutes == 90


def test_every_line_of_the_agenda_leads_to_the_first_slide_of_its_section() -> None:
    (content,) = [content for _, content in slide("class-agenda").slots]
    assert isinstance(content, Points)
    links = [paragraph[0].link[1:] for paragraph in content.paragraphs]
    assert links == [section.slides[0].id for section in taught.deck().sections]


def test_the_clock_runs_from_the_first_minute_to_the_last_and_never_back() -> None:
    times = [[int(word) for word in notes(one)["CLOCK"].removeprefix("Minute ").split(" to ")] for one in SLIDES]
    assert times[0][0] == 0
    assert times[-1][-1] == CLASS.minutes
    assert all(before[0] <= after[0] for before, after in pairwise(times))


def test_safety_comes_first_and_the_emergency_signs_last() -> None:
    assert [one.role for one in SLIDES[:3]] == [SlideRole.TITLE, SlideRole.AUDIENCE, SlideRole.EMERGENCY]
    assert SLIDES[-1].role is SlideRole.EMERGENCY
    roles = [one.id for one in SLIDES]
    first = f"station-{CLASS.stations[0].exercise}"
    assert roles.index("ask-first") < roles.index("pain-scale") < roles.index("question-1") < roles.index(first)


@pytest.mark.parametrize("number", range(1, len(CLASS.stations) + 1))
def test_a_station_shows_number_time_page_dose_and_stop_rule(number: int) -> None:
    station = CLASS.stations[number - 1]
    one = slide(f"station-{station.exercise}")
    page = taught.pages()[f"exercise.{station.exercise}"]
    assert points(one, "Number") == [str(number)]
    line = f"Station {number} of {len(CLASS.stations)} · {station.minutes} minutes"
    weeks = [phase.span_of_weeks.first for phase, _ in EDITION.scheduled(station.exercise)]
    later = f" · from week {min(weeks)} of your programme" if min(weeks) > 1 else ""
    assert points(one, "Station") == [line + later]
    whole = compose_deck(EDITION, project.pictures(), taught.pages())
    every = (each for section in whole.sections for each in section.slides)
    shown = next(each for each in every if each.id == f"exercise-{station.exercise}")
    assert points(one, "Dose") == points(shown, "Dose")
    assert points(one, "Dose")[-1] == f"Booklet page {page}"
    own, scale = EDITION.library.exercises[station.exercise].stop, EDITION.library.pain_scale
    stops = points(one, "Stop")
    assert stops[0].startswith(scale.leg_cue), "the same at every station"
    assert stops[-1] == scale.rule_cue
    assert all(stops[0].count(rule) == 1 for rule in own), "its own rules too, and nothing twice"
    assert stops[0] in [normal(text) for text in texts("station-cards")]


def test_the_notes_of_a_station_are_a_script() -> None:
    said = notes(slide("station-figure-4"))
    assert list(said) == ["CLOCK", "SAY", "DO", "STEPS", "DOSE", "WATCH", "EASIER", "HARDER", "STOP"]
    assert said["CLOCK"] == "Minute 44 to 49"
    assert "They are not a dose." in said["DO"]
    assert said["SAY"].startswith("This one comes from week 3 of your own programme"), "before anybody begins it"
    assert "counted from the day you began it" in said["SAY"]
    assert said["EASIER"] == CLASS.stations[3].easier
    assert EDITION.library.pain_scale.rule in said["STOP"]


def test_a_station_says_where_the_weeks_of_the_programme_stand() -> None:
    for ref in ("pelvic-tilt", "figure-4", "walking"):
        page = taught.pages()[f"exercise.{ref}"]
        assert "How often? See the booklet" in points(slide(f"station-{ref}"), "Dose")
        assert f"How often: as page {page} of the booklet says for each week" in notes(slide(f"station-{ref}"))["DOSE"]
        assert any(f"How often? See booklet page {page}" in text for text in texts("station-cards"))


def test_a_card_whose_dose_changes_with_the_weeks_names_the_page_that_says_so() -> None:
    page = taught.pages()["exercise.prone-press-up"]
    said = [normal(text) for text in texts("station-cards")]
    assert f"At home; by weeks: booklet page {page}" in said
    assert said.count("At home") == 2  # pelvic tilt and walking: their source does not say how often


def test_how_often_is_not_said_twice_where_the_source_has_words_of_its_own() -> None:
    shown = points(slide("station-prone-lying"), "Dose")
    assert "“several times” a day" in shown
    assert not any("How often?" in line for line in shown)


def test_the_leader_is_told_what_they_should_feel() -> None:
    said = notes(slide("station-prone-press-up"))["WATCH"]
    assert said.startswith("They should feel (as their booklet says): “Less pain in your leg”.")


def test_what_a_patient_has_to_ask_about_is_said_and_stands_on_the_card_and_is_nothing_to_watch() -> None:
    (caution,) = EDITION.library.exercises["prone-press-up"].cautions
    said = notes(slide("station-prone-press-up"))
    assert caution in said["SAY"]
    assert caution not in said["WATCH"]
    assert caution in [normal(text) for text in texts("station-cards")]
    assert "In the weeks of the programme" not in notes(slide("station-prone-lying"))["WATCH"]


def test_a_station_and_its_card_say_what_the_highlighted_region_means() -> None:
    assert points(slide("station-figure-4"), "Finish caption") == ["Finish (amber: feel it here)"]
    assert "Finish (striped: feel it here)" in texts("station-cards")


def test_the_clock_of_a_station_runs_from_the_change_over_and_its_question_has_its_own_time() -> None:
    change = slide("change-3")
    assert points(change, "Minutes") == ["5 minutes, with changing over"]
    assert "changing over is part of its time" in notes(change)["DO"]
    assert [notes(slide(id_))["CLOCK"] for id_ in ("change-3", "station-pelvic-tilt", "question-3", "answer-3")] == [
        *["Minute 37 to 42"] * 2,
        "Minute 42 to 43",
        "Minute 43 to 44",
    ]


def test_what_a_station_needs_beforehand_is_said_and_done_on_changing_over() -> None:
    up, walk = notes(slide("change-5")), notes(slide("change-6"))
    assert "sit until you feel steady" in up["SAY"]
    assert "how to get up with a chair" in up["DO"]
    assert "shoes" in walk["SAY"]


def test_signs_and_steps_are_lists_in_the_notes() -> None:
    for id_, records in (("emergency", ("emergency",)), ("urgent", ("same_day", "same_week"))):
        said = [note for note in slide(id_).notes if note.label == "SAY" and note.lines]
        signs = [getattr(EDITION.library, record) for record in records]
        assert [
            [normal(line) for line in note.lines[: len(one.signs)]] for note, one in zip(said, signs, strict=True)
        ] == [[sign.text for sign in one.signs] for one in signs]
    (steps,) = [note for note in slide("station-figure-4").notes if note.label == "STEPS"]
    assert steps.numbered
    assert len(steps.lines) == len(EDITION.library.exercises["figure-4"].steps)


def test_whoever_has_a_sign_does_not_exercise_today() -> None:
    for id_ in ("emergency", "urgent"):
        do = notes(slide(id_))["DO"]
        assert "they do not exercise today" in do.replace("They", "they")
        assert "If something happens" in do
    assert "exercise today" not in notes(slide("emergency-again"))["DO"]


def test_a_sign_for_this_week_is_told_quietly_and_decided_together() -> None:
    said = notes(slide("urgent"))
    assert "Please do not answer aloud." in said["SAY"]
    assert "A sign under “Get help this week”: decide together, in private." in said["DO"]
    assert "Take them aside" not in said["DO"]
    assert "physiotherapist" not in said["DO"], "who leads is one"


def test_the_private_check_goes_through_the_signs_too_and_says_the_same_about_them_as_the_slide() -> None:
    library, words = EDITION.library, [normal(text) for text in texts("guide")]
    started, ended = words.index("Then ask about these signs"), words.index("Kit and room", 40)
    check, do = words[started:ended], notes(slide("urgent"))["DO"]
    for signs in (library.same_day, library.same_week):
        assert all(any(sign.cue.split(" (")[0] in text for text in check) for sign in signs.signs)
    follows = [text for text in check if text.startswith("A sign under “Get help")]
    assert len(follows) == 3
    assert all(text in do for text in follows[1:])


def test_the_first_page_of_the_guide_has_the_lines_about_the_place() -> None:
    first, *_ = read_booklet(taught.pdf("guide"))
    assert set(CLASS.venue) <= set(first.words()), "the guide says that the address is on page 1"


def test_the_guide_names_the_page_of_its_own_emergency_signs() -> None:
    pages = read_booklet(taught.pdf("guide"))
    (page,) = [number for number, one in enumerate(pages, 1) if "Get help now" in one.words()]
    words = [normal(text) for text in texts("guide")]
    named = [text for text in words if f"“Get help now” on page {page}" in text]
    assert len(named) == 2, "if something happens, and in the private check"
    assert any(f"“Get help today” on page {page}?" in text for text in words)


def test_nobody_answers_before_the_group_whether_one_of_the_conditions_is_true() -> None:
    said = notes(slide("ask-first"))
    assert "do not answer aloud" in said["SAY"]
    assert "Nobody answers before the group." in said["DO"]


def test_every_question_has_its_answer_on_the_next_slide_and_not_before() -> None:
    questions = [place for place, one in enumerate(SLIDES) if one.role is SlideRole.QUESTION]
    asked = [question for segment in CLASS.segments for station in segment.stations for question in station.teach_back]
    asked += [question for segment in CLASS.segments for question in segment.teach_back]
    assert len(questions) == len(asked) >= 5
    for place in questions:
        question, answer = SLIDES[place], SLIDES[place + 1]
        assert answer.role is SlideRole.ANSWER
        assert points(answer, "Question") == points(question, "Question")
        shown = {
            text
            for _, content in question.slots
            if isinstance(content, Points)
            for text in map(plain, content.paragraphs)
        }
        assert shown.isdisjoint(points(answer, "Points"))


def test_the_plan_asks_what_how_much_when_how_often_and_how_sure() -> None:
    (table,) = [content for one in SLIDES for _, content in one.slots if isinstance(content, SlideTable)]
    assert [row[0] for row in table.rows] == ["What", "How much", "When", "How often", "How sure am I?"]
    assert all(all(row) for row in table.rows), "no cell is empty"


def test_the_finished_deck_is_whole_and_accessible() -> None:
    slides, pptx = taught.pptx()
    assert check_slides(slides, load_slide_theme(), EDITION) == ()
    assert structure.faults(pptx) == []
    assert accessibility.faults(pptx, EDITION.locale.tag) == []


def test_a_class_of_many_words_goes_on_to_further_slides() -> None:
    segments = tuple(
        segment.model_copy(
            update={
                "points": tuple(f"{point}, and so on and so forth, and then some more" for point in segment.points),
                "teach_back": tuple(
                    question.model_copy(update={"answer": tuple(f"{line} " * 9 for line in question.answer)})
                    for question in segment.teach_back
                ),
            }
        )
        for segment in CLASS.segments
    )
    edition = with_class(CLASS.model_copy(update={"segments": segments}))
    slides, pptx = taught.written(compose_class_deck(edition, project.pictures(), taught.pages()))
    assert slides.overfull == ()
    assert len(slides.slides) > len(taught.pptx()[0].slides)
    assert structure.faults(pptx) == []


def test_the_leader_is_told_what_to_say_and_do_and_not_what_patients_are_told() -> None:
    assert "in private" in notes(slide("audience"))["DO"]
    assert "90 minutes" in notes(slide("class-agenda"))["SAY"]
    assert all("Ask us" not in notes(one).get("DOSE", "") for one in SLIDES)
    assert notes(slide("station-prone-lying"))["DO"].startswith("Show it.")
    assert notes(slide("station-figure-4"))["DO"].startswith("Show the start and the finish.")


def test_the_pain_scale_says_what_to_do_at_each_number() -> None:
    scale, lines = EDITION.library.pain_scale, points(slide("pain-scale"), "Points")
    assert len(lines) == len(scale.bands) + 1
    for band, line in zip(scale.bands, lines, strict=False):
        assert band.name in line
        assert band.advice in line


def test_a_calf_with_chest_pain_is_an_emergency_on_the_slide_too() -> None:
    number = EDITION.locale.emergency_number
    assert any("hest pain" in line and number in line for line in points(slide("urgent"), "Left"))


def test_only_the_emergency_signs_are_looked_up_on_their_page() -> None:
    assert "page 2" in notes(slide("emergency"))["DO"]
    assert "the safety pages" in notes(slide("urgent"))["DO"]
    assert notes(slide("emergency"))["SAY"].startswith("Get help now. Any one of these signs")


def test_people_have_time_for_the_form_and_the_sources_take_none() -> None:
    form = next(number for number, one in enumerate(CLASS.segments, 1) if one.kind is SegmentKind.EVALUATION)
    assert notes(slide(f"segment-{form}"))["CLOCK"] == "Minute 78 to 83"
    assert notes(slide("sources"))["CLOCK"] == "Minute 88"


def test_every_slide_but_the_sources_has_a_minute_and_the_last_signs_have_two() -> None:
    timeless = [one.id for one in SLIDES if " to " not in notes(one)["CLOCK"]]
    assert timeless == ["sources"]
    assert notes(SLIDES[-1])["CLOCK"] == "Minute 88 to 90"


def test_the_slides_on_paper_are_handed_out_when_no_question_is_left() -> None:
    named = [one.id for one in SLIDES if "slides on paper" in notes(one).get("DO", "")]
    assert named == ["emergency-again"]


def test_who_listens_alone_is_told_when_and_who_moves_chairs_and_mats() -> None:
    assert "just before station 1" in notes(slide("ask-first"))["DO"]
    do = notes(slide("segment-3"))["DO"]
    assert "This is the pause to listen" in do
    assert "your second person puts a chair beside each mat" in do
    assert "chairs go back to the half circle" in notes(slide("change-6"))["DO"]


def test_the_question_about_the_emergency_signs_has_two_minutes() -> None:
    last = max(number for number, one in enumerate(SLIDES) if one.role is SlideRole.QUESTION)
    start, end = notes(SLIDES[last])["CLOCK"].removeprefix("Minute ").split(" to ")
    assert "get help now" in points(SLIDES[last], "Question")[0]
    assert int(end) - int(start) == 2


def test_without_a_booklet_no_page_is_named() -> None:
    deck = compose_class_deck(EDITION, project.pictures(), {})
    stations = [one for section in deck.sections for one in section.slides if one.role is SlideRole.STATION]
    assert all(not any("page" in line for line in points(one, "Dose")) for one in stations)


# --- booklet --------------------------------------------------------------------------------------------


def test_the_page_of_an_exercise_says_at_which_station_it_is_taught() -> None:
    for number, station in enumerate(CLASS.stations, 1):
        page = read_booklet(made.pdf(made.placed()))[taught.pages()[f"exercise.{station.exercise}"] - 1]
        assert any(text.endswith(f"In the class: station {number}") for text in page.texts)


# --- kit ------------------------------------------------------------------------------------------------


def test_the_kit_is_a_mat_and_a_chair_for_each_person_and_what_the_exercises_name() -> None:
    kit = kit_of(EDITION, ClassPhrases())
    assert (kit.mats.number, kit.mats.stations) == (11, (1, 2, 3, 4))
    assert (kit.chairs.number, kit.chairs.stations) == (11, (5,))
    assert [(thing.name, thing.number, thing.stations) for thing in kit.others] == [("pillow, if you like", 11, (1,))]


@pytest.mark.parametrize(
    ("position", "equipment", "expected"),
    [
        (Position.LYING_ON_BACK, (), ("mat",)),
        (Position.LYING_ON_BACK, ("floor or chair",), ("mat",)),
        (Position.SITTING, ("chair", "towel, if you like"), ("chair", "towel, if you like")),
        (Position.SITTING, ("floor",), ("mat",)),
        (Position.STANDING, ("wall",), ("wall",)),
        (Position.STANDING, ("chair",), ("chair",)),
        (Position.STANDING, (), ()),
    ],
)
def test_what_one_person_needs(position: Position, equipment: tuple[str, ...], expected: tuple[str, ...]) -> None:
    exercise = EDITION.exercises[0].model_copy(update={"position": position, "equipment": equipment})
    assert needs(exercise, ClassPhrases()) == expected


# --- sheets ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_sheets_have_no_fault(kind: str) -> None:
    theme, document = load_page_theme(taught.LOOKS[kind]), taught.document(kind, EDITION)
    placed = taught.placed(kind, EDITION)
    assert check_sheets(placed, document, theme, EDITION) == ()
    assert all("not reviewed by a clinician" in text for text in PdfFile(taught.pdf(kind)).texts)


def test_the_guide_says_whom_to_ask_first_and_which_stations_it_concerns() -> None:
    rows = [row for page in read_booklet(taught.pdf("guide")) for row in page.rows]
    assert ("You have a new hip joint (hip replacement).", "Station 4") in rows
    assert ("You have weak bones (osteoporosis) or a broken bone.", "Station 2") in rows
    assert ("You cannot get down to the floor and up again.", "Stations 1, 2, 3, 4") in rows, "all on a mat"


def test_the_guide_says_when_it_is_safe_to_exercise_in_the_words_of_the_topic() -> None:
    topic, words = EDITION.library.topics[CLASS.screening or ""], [normal(text) for text in texts("guide")]
    (listed, *_) = [block for block in topic.body if isinstance(block, MarkdownList)]
    points = [plain_words(item.blocks[0]) for item in listed.items]
    assert len(points) == 4
    assert all(any(point in text for text in words) for point in points)


def plain_words(block: object) -> str:
    assert isinstance(block, MarkdownParagraph)
    return "".join(part.text for part in block.content)


def test_the_guide_says_what_to_print_and_who_gets_it() -> None:
    rows = [row for page in read_booklet(taught.pdf("guide")) for row in page.rows]
    counts = {row[0]: row[1] for row in rows if row[0].partition(",")[0].endswith(".pdf")}
    titles = [page.texts[0] for page in read_booklet(taught.pdf("register"))]
    shown = next(row for row in rows if row[0] == "class-deck.pptx")
    assert shown[2] == "Show it, do not print it. It is not deck.pptx, the slides of the whole booklet."
    assert counts["guide.pdf"] == "1"
    assert counts["booklet-print.pdf"] == "11", "the leader has one too"
    forms = [(name, count) for name, count in counts.items() if name.startswith("register")]
    for number, (name, count) in enumerate(forms, 1):
        assert name.startswith(f"register.pdf, page {number}: ")
        assert name.split("“")[1].rstrip("”") in titles[number - 1]
        assert count == ("1" if number <= 2 else "10")
    assert {"station-cards.pdf", "deck-handout.pdf"} <= counts.keys()


def test_the_guide_says_how_to_print_the_booklet() -> None:
    line = "Print booklet-print.pdf on A4: both sides."
    lines = compose_guide(EDITION, project.pictures(), taught.deck(), {}, (line,))
    (kit,) = [section for section in lines.sections if section.id == "guide.kit.page"]
    assert line in [normal(plain(block.text)) for block in kit.blocks if isinstance(block, Paragraph)]


def test_the_guide_has_a_row_of_minutes_for_each_segment_and_station_with_its_slide() -> None:
    rows = [row for page in read_booklet(taught.pdf("guide")) for row in page.rows]
    numbers = taught.numbers()
    assert ("24–61", "Six exercises together", "37 minutes", str(numbers["segment-3"])) in rows
    assert ("42–44", "Question 3", "2 minutes", str(numbers["question-3"])) in rows
    for number, station in enumerate(CLASS.stations, 1):
        name = EDITION.library.exercises[station.exercise].name
        found = [row for row in rows if row[1:2] == (f"{number}. {name}",)]
        assert [row[2:] for row in found] == [("5 minutes", str(numbers[f"station-{station.exercise}"]))]


def said_at(one: Slide) -> Iterator[str]:
    """Every paragraph and line of a slide's notes but its time."""
    return (text for note in one.notes[1:] for text in (note.text, *note.lines))


def test_the_script_of_the_guide_is_that_of_the_slides() -> None:
    words = " ".join("".join(texts("guide")).split())
    squeezed = "".join(words.split())
    for one in SLIDES:
        for text in said_at(one):
            assert "".join(normal(text).split()) in squeezed, (one.id, text)


def test_what_is_said_at_a_slide_stands_on_one_page_of_the_guide() -> None:
    pages = ["".join("".join(page.words()).split()) for page in read_booklet(taught.pdf("guide"))]
    for number, one in enumerate(SLIDES, 1):
        (page,) = [page for page in pages if f"Slide{number}·" in page]
        for text in said_at(one):
            assert "".join(normal(text).split()) in page, (one.id, text)


def test_the_guide_leaves_room_for_the_procedure_of_the_place_and_asks_where_it_is() -> None:
    words = texts("guide")
    assert "What we do here (the procedure of this place)" in words
    assert all(line in words for line in CLASS.venue)


def test_a_card_is_one_page_and_nothing_on_it_is_too_small_to_read_from_two_metres() -> None:
    file = PdfFile(taught.pdf("station-cards"))
    assert len(file.texts) == len(CLASS.stations)
    footer = load_page_theme("station-cards").styles["furniture"].size
    for number in range(1, len(CLASS.stations) + 1):
        sizes = {round(letter.size, 1) for letter in file.letters(number)} - {footer}
        assert min(sizes) >= 24
        assert max(sizes) >= 60


def test_a_card_says_that_its_dose_is_the_one_at_home() -> None:
    for page in read_booklet(taught.pdf("station-cards")):
        assert any(text.startswith("At home") for text in page.words())


def test_the_forms_ask_for_no_name_and_have_a_row_for_each_person() -> None:
    pages = read_booklet(taught.pdf("register"))
    assert [row[0] for row in pages[0].rows[1:]] == [str(number) for number in range(1, CLASS.people + 1)]
    assert {"Initials", "Asked first", "Week", "Leaves out"} <= set(pages[0].rows[0])
    assert not [label for label in pages[0].rows[0] if "Sure" in label], "the forms with those numbers have no name"
    labels = [text.casefold() for page in pages for text in page.words()]
    asking = ("name", "date of birth", "address", "telephone", "diagnosis")
    assert not [text for text in labels if text in asking]


@pytest.mark.xdist_group("java")
@pytest.mark.parametrize("kind", KINDS)
def test_sheets_keep_to_both_standards(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"{kind}.pdf"
    path.write_bytes(taught.pdf(kind))
    assert verapdf([path]) == []


# --- time -----------------------------------------------------------------------------------------------


@given(
    st.lists(st.tuples(st.integers(0, 9), st.lists(st.integers(1, 9), min_size=1, max_size=4)), min_size=1, max_size=5)
)
def test_segments_and_stations_follow_each_other_without_a_gap(plan: list[tuple[int, list[int]]]) -> None:
    segments = tuple(
        Segment(
            title="S",
            kind=SegmentKind.CIRCUIT,
            minutes=briefing + sum(lengths),
            say="s",
            do="d",
            stations=tuple(Station(exercise="bridge", minutes=length) for length in lengths),
        )
        for briefing, lengths in plan
    )
    timed = CLASS.model_copy(update={"segments": segments})
    assert timed.clocks[-1].end == sum(segment.minutes for segment in segments)
    for place, clock in enumerate(timed.clocks):
        stations = timed.station_clocks(place)
        assert stations[0].start == clock.start + plan[place][0]
        assert stations[-1].end == clock.end
        assert all(before.end == after.start for before, after in pairwise(stations))


def test_a_clock_face_marks_the_minutes_clockwise_from_the_top() -> None:
    sector = clock_face(15, "a quarter").paths[1].data
    assert sector.startswith("M 50.000 50.000 L 50.000 10.000 C")
    assert sector.endswith("90.000 50.000 Z")
    assert len(clock_face(60, "all").paths[1].data) == len(clock_face(75, "all").paths[1].data)
