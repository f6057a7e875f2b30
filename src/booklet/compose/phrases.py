"""The words that booklet itself prints, one table per language; ``{…}`` are filled by the composers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Phrases:
    """Every fixed phrase of a language."""

    draft: str = "Sample – not reviewed by a clinician"
    sample_clinic: str = "A sample clinic: put your own here before you print."
    on_page: str = "page"
    page: str = "Page {number} of {last}"
    version: str = "{code} · version {version}"
    continued: str = "({n} of {count})"
    safety: str = "Safety first"
    contents: str = "What is in this booklet"
    find: str = "Find it fast"
    find_emergency: str = "the emergency signs"
    index: str = "Find an exercise"
    index_letters: str = "{title}, {first} to {last}"
    index_supervised: str = "{name} (not for home)"
    other_name: str = "{other}: see {name}"
    yours: str = "☐ Yours"
    your_dose: str = "Your dose"
    ask: str = "(ask us)"
    exercise: str = "Exercise {number}"
    supervised: str = "What your {physiotherapist} may do"
    stop_supervised: str = "Say so at once. Your {physiotherapist} stops."
    not_at_home: str = "Only your {physiotherapist} does this with you. Do not try it at home."
    start: str = "Start"
    finish: str = "Finish"
    feel_here: str = "{look}: feel it here"
    highlights: Mapping[str, str] = field(default_factory=lambda: {"amber": "amber", "striped": "striped"})
    how: str = "How to do it"
    from_here: str = "Start position"
    feel: str = "You should feel"
    easier: str = "To make it easier"
    harder: str = "To make it harder"
    ask_first: str = "Ask us first"
    as_above: str = "as above"
    see_also: str = "See also"
    weeks: str = "Weeks {first} to {last}"
    week: str = "Week {first}"
    when_to_act: str = "What to do"
    number: str = "Pain"
    meaning: str = "What it means"
    advice: str = "What to do"
    answer_column: str = "Answer"
    band: str = "{low} to {high}"
    exercise_column: str = "Exercise"
    dose_column: str = "How much and how often"
    page_column: str = "Page"
    unstated: str = "Does it not say how often? Ask us:"
    strip_weeks: str = "Weeks {weeks}"
    strip_alt: str = "A stair of {count} steps over {weeks} weeks, each step a phase: {phases}."
    avoid: str = "In this phase, avoid"
    diary: str = "My exercise diary"
    diary_how: str = (
        "Tick a box for each day on which you did the exercise. The first week is at the left, the second at the right."
    )
    days: tuple[str, ...] = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
    sources: str = "Where this comes from"
    made_from: str = (
        "Made from an article by {author}. Its author has not seen or approved this booklet. "
        "The words are our own; the facts and doses are those of the article."
    )
    made_from_title: str = (
        "Made from the article “{title}”. Its author has not seen or approved this booklet. "
        "The words are our own; the facts and doses are those of the article."
    )
    glossary: str = "Words you may meet"
    goals: str = "My goals and questions"
    goals_lead: str = (
        "What would you like to do again? Choose something that matters to you. Then plan a small first step."
    )
    goals_lines: tuple[str, ...] = ("I want to be able to", "My first small step", "When and where", "Who can help me")
    goals_sure: str = "How sure am I, from 0 to 10?"
    goals_unsure: str = "Is it less than 7? Then make the step smaller."
    questions: str = "What I want to ask"
    more_questions: str = "More of my questions"
    large_print: str = "large print"
    visits: str = "My visits"
    visits_head: tuple[str, ...] = ("When", "With whom", "What we agreed")
    notes: str = "My notes"
    contact: str = "How to reach us"
    review: str = "Made on {date}. To be reviewed by {review}."
    fingerprint: str = "Content {fingerprint}"
    phone: str = "Phone"
    email: str = "Email"
    website: str = "Website"
    hours: str = "Open"
    address: str = "Address"
    scan: str = "Scan the code, or type"
    qr_alt: str = "QR code that leads to {address}"
    exercise_number: str = "{number}. {name}"
    # sheets
    sheet_titles: Mapping[str, str] = field(
        default_factory=lambda: {"sheets": "one exercise a page", "programme": "boxes to tick"}
    )
    sheet_page: str = "page {page} of your booklet"
    sheet_exercises: str = "Exercise (page of your booklet)"
    sheet_row_page: str = "(page {page})"
    sheet_ticks: str = "Tick a box for each day on which you did it. Each week has its own line."
    week_column: str = "Week"
    # the deck
    booklet_pages: str = "Page {page}, large print {large}"
    agenda: str = "What we will do"
    know: str = "Know when to get help"
    before: str = "Before you start"
    dose_gaps: Mapping[tuple[str, ...], str] = field(
        default_factory=lambda: {
            ("amount",): "How much? Ask us",
            ("frequency",): "How often? Ask us",
            ("amount", "frequency"): "How much, how often? Ask us",
        }
    )
    dose_scheduled: str = "How often? See the booklet"
    dose_scheduled_unpaged: str = "How often? See your programme"
    dose_supervised: str = "Only with your {physiotherapist}"
    say: str = "SAY"
    do: str = "DO"
    watch: str = "WATCH"
    stop_label: str = "STOP"
    dose_label: str = "DOSE"
    emergency_again: str = "Before you go: the emergency signs"
    say_section: str = "This part is called {title}. {summary}"
    do_section: str = "Pause for questions before you go on."
    do_title: str = "Welcome everybody. Make sure that each person has a booklet and can see the screen."
    do_exercise: str = "Show the start and the finish. Then those it is right for try it at their own pace."
    do_exercise_one: str = "Show it. Then those it is right for try it at their own pace."
    do_supervised: str = "Show the picture only. Nobody tries it: a {physiotherapist} does it with one person."
    dose_unstated_leader: str = "How often: as their {physiotherapist} says"
    dose_scheduled_leader: str = "How often: as page {page} of the booklet says for each week"
    dose_scheduled_leader_unpaged: str = "How often: as the programme says"
    steps_label: str = "STEPS"
    they_feel: str = "They should feel (as their booklet says): “{feel}”."
    do_audience: str = "Has somebody not been assessed yet? Talk to them in private before they take part."
    do_picture: str = "Point at the picture while you speak."
    do_table: str = "Ask people to find this page in their booklet."
    do_emergency: str = "Read every sign aloud. Ask people to find the same list on page 2 of their booklet."
    do_emergency_heard: str = (
        "Does one of these fit somebody? Take them aside. They do not exercise today. Help them to get help at once."
    )
    say_untold: str = (
        "Does one of these fit you, and you have not told me yet? Please do not answer aloud. Tell me quietly before "
        "the first exercise."
    )
    do_urgent: str = "Read every sign aloud. Ask people to find the same lists on the safety pages of their booklet."
    sign_today: str = "A sign under “{title}”: they do not exercise today. Help them to call their {doctor} now."
    sign_week: str = (
        "A sign under “{title}”: decide together, in private. If you are in doubt, they do not exercise today."
    )
    say_ask_first: str = "Please do not answer aloud. Tell me quietly before the first exercise."
    do_ask_first: str = "Nobody answers before the group. Stand where people can come to you, and listen to each alone."
    # the handout of the deck
    slide_title: str = "Slide {number}: {title}"
    handout_lead: str = "The slides of the class, with room for your own notes."
    do_sources: str = "Leave this slide for those who want to know more."


PHRASES: Mapping[str, Phrases] = {"en": Phrases()}
"""The phrases of each language, by the first part of its tag."""
