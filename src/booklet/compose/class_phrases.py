"""The words that booklet itself prints for a class: on its slides, in the guide, on station cards and forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_SCALE: Final = ("\N{NO-BREAK SPACE}" * 6).join(map(str, range(11)))
"""The numbers 0 to 10 with room for a ring."""


@dataclass(frozen=True, slots=True)
class ClassPhrases:
    """Every fixed phrase of a class in one language; ``{…}`` are filled by the composers."""

    # time
    minutes: str = "{n} minutes"
    minute: str = "1 minute"
    clock: str = "CLOCK"
    from_to: str = "Minute {start} to {end}"
    at: str = "Minute {start}"
    clock_face: str = "A clock face on which {minutes} are filled."
    agenda_say: str = "This is what we will do today. It takes {minutes} in all."
    # stations
    station: str = "Station {number}"
    station_of: str = "Station {number} of {count}"
    in_class: str = "In the class: station {number}"
    booklet_page: str = "Booklet page {page}"
    station_listed: str = "Station {number}: "
    change_over: str = "Change over to station {number}"
    change_say: str = "Well done. Now come slowly to the next position, or stay and rest."
    change_next: str = "Next is: {name}."
    change_do: str = (
        "Start the clock now: changing over is part of its time. Ask how people feel, and what the pain does."
    )
    change_minutes: str = "{minutes}, with changing over"
    change_start: str = "Next: {name}"
    change_position: str = "Position: {position}"
    change_needs: str = "You need: {things}"
    not_a_dose: str = "The {minutes} are for changing over, showing, trying and resting. They are not a dose."
    not_yet: str = (
        "This one comes from week {week} of your own programme, counted from the day you began it. Not there yet? Then "
        "watch, or rest."
    )
    from_week: str = "from week {week} of your programme"
    easier: str = "EASIER"
    harder: str = "HARDER"
    easier_any: str = "Fewer, smaller or slower is fine. So is a rest."
    harder_any: str = "Not in this class. Their {physiotherapist} says when to do more."
    at_home: str = "At home"
    by_weeks: str = "; by weeks: booklet page {page}"
    card_scheduled: str = "How often? See booklet page {page}"
    # teach-back
    ask: str = "ASK"
    question: str = "Question {number}"
    question_title: str = "Was I clear? Question {number}"
    answer_title: str = "Question {number}: what I hoped to hear"
    prompt: str = "Say it in your own words"
    ask_say: str = "I want to check that I explained it well. {question}"
    ask_do: str = "Wait. Let two or three people answer in their own words."
    answer_say: str = "This is what I hoped to say clearly. {answer}"
    answer_do: str = "Was something missing? Explain it in other words, and ask once more."
    hope: str = "HOPE TO HEAR"
    # the end
    ask_pause: str = "There is a pause for this just before station 1."
    see_guide: str = "The guide says more under “If something happens” and “Before people take part”."
    sources_do: str = "Say this only if somebody asks, and go on to the next slide. The booklet has the same list."
    goodbye_read: str = "Read every sign aloud once more."
    goodbye_stay: str = (
        "Leave this slide on until everybody has gone, and stay for those who want to speak to you alone."
    )
    handout_do: str = "Then hand out the slides on paper: they have the answers to your questions."
    # goals
    plan: str = "My plan for this week"
    plan_head: tuple[str, str] = ("My plan", "What I write down")
    plan_rows: tuple[tuple[str, str], ...] = (
        ("What", "One thing from today that I will do"),
        ("How much", "As my booklet says, or less"),
        ("When", "After breakfast, for example"),
        ("How often", "On which days of the week"),
        ("How sure am I?", "0 to 10. Under 7? Make it smaller"),
    )
    plan_say: str = (
        "Write down what you will do, how much, when and how often. Then give a number from 0 to 10: how sure are you "
        "that you will do it? If it is less than 7, make the step smaller."
    )
    plan_do: str = (
        "Give people time to write, and walk round. Nobody has to read it out. Is someone less than 7 out of 10 sure? "
        "Help them to make the step smaller."
    )
    common: str = "Questions that people often ask"
    # guide
    guide: str = "Guide for the leader"
    slide: str = "Slide {number}"
    slide_column: str = "Slide"
    aim: str = "Aim"
    audience: str = "Who it is for"
    time: str = "Time"
    time_and_group: str = "{minutes}, for up to {people} people"
    leader: str = "Leader"
    staffing: str = "Who else"
    made_for: str = "Goes with"
    at_a_glance: str = "At a glance"
    about_class: str = "This class"
    about_place: str = "About this place: fill in before the class"
    contents: str = "What is in this guide"
    screening: str = "Before people take part"
    screening_lead: str = "Go through this list with each person in private as they arrive, before the first station."
    screening_week: str = (
        "Ask in which week of their own programme they are, counted from the day they began it. Write it in the "
        "register; 0 if they have not begun. A station may come from a later week: then they watch or rest there."
    )
    screening_emergency: str = "The emergency signs stand under “{title}” on page {page} of this guide."
    screening_no: str = (
        "Is one of these not true for somebody, or are they not sure? They do not exercise until you have decided "
        "together. If you are in doubt too, they do not exercise today."
    )
    screening_signs: str = "Then ask about these signs"
    screening_follows: str = (
        "Does a sign fit somebody? This is what follows. Nobody is turned away in front of the group."
    )
    screening_ask: str = (
        "Then ask about these. If one of them is true, you decide together before they try the stations named beside "
        "it. Note in the register what they leave out."
    )
    screening_floor: str = (
        "Is somebody dizzy or unsteady? Getting down and up again concerns them too: decide together about every "
        "station on the floor ({stations})."
    )
    condition: str = "If this is true"
    concerns: str = "Stations it concerns"
    concerns_none: str = "None of today's"
    stations_named: str = "Station {numbers}"
    stations_several: str = "Stations {numbers}"
    kit: str = "Kit and room"
    kit_lead: str = (
        "Added up from the exercises of this class, for {people} people who all do one station at a time, and for you."
    )
    kit_thing: str = "What"
    kit_count: str = "How many"
    kit_for: str = "What for"
    mat: str = "mat"
    chair: str = "chair"
    places: frozenset[str] = frozenset({"floor", "mat", "bed", "chair"})
    alternative: str = " or "
    kit_mats: str = "Exercise mats"
    kit_chairs: str = "Firm chairs without wheels"
    kit_talks: str = "Talks"
    kit_helper: str = "Station {number} needs a second person beside the one who does it."
    kit_room: str = (
        "Room for {mats} mats and {chairs} chairs at the same time, with space to walk round each and the way out free."
    )
    kit_up: str = "A firm chair within reach of every mat, to get down and up again with."
    kit_room_chairs: str = "Room for {chairs} chairs and for people to stand beside them, with the way out free."
    kit_pens: str = "A pen for each person."
    printed: str = "What to show and what to print"
    printed_lead: str = "On one side of the paper only, apart from the booklet."
    printed_file: str = "File"
    printed_for: str = "Who gets it, and when"
    printed_page: str = ", page {page}: “{title}”"
    printed_deck: str = "Show it, do not print it."
    printed_whole: str = "It is not {name}, the slides of the whole booklet."
    printed_guide: str = "You: this guide."
    printed_booklet: str = "Each person, as they arrive, and you."
    printed_cards: str = "One of each, for the wall."
    printed_handout: str = "Each person, at the end, to take home. It has the answers to your questions."
    printed_forms: tuple[str, ...] = (
        "You: who came.",
        "You: one at hand, in case something happens.",
        "Each person, as they arrive. You collect it, without names.",
        "Each person, when you come to the plan. It goes home with them.",
    )
    kit_shown: str = "To show the slides: a computer, a screen or projector. A clock that everybody can hear."
    setting_up: str = "Before people come"
    plan_of_minutes: str = "The minutes"
    minute_column: str = "Minute"
    what_column: str = "What happens"
    lasts_column: str = "Lasts"
    script: str = "Script"
    script_lead: str = "The same words stand in the notes of the slides. Say them in your own way."
    hurt: str = "If something happens"
    hurt_lead: str = (
        "Somebody collapses, faints, falls or cannot get up? Or a sign under “{title}” on page {page} fits somebody?"
    )
    hurt_today: str = (
        "A sign under “{title}” on page {page}? They stop for today. Help them to call their {doctor} now."
    )
    hurt_steps: tuple[str, ...] = (
        "Stop the class. Stay with the person.",
        "One person calls for help: {emergency_number} in an emergency, with the address on page 1.",
        "Call your second person, who looks after the group.",
        "Do as the procedure of this place says.",
    )
    procedure: str = "What we do here (the procedure of this place)"
    procedure_lines: tuple[str, ...] = (
        "Who calls for help",
        "Who meets the ambulance, and where",
        "Who stays with the group",
    )
    after: str = "After the class"
    after_steps: tuple[str, ...] = (
        "Write down anything that happened, on the page for it in the register.",
        "Put the evaluation forms together. They have no names.",
        "Note what you would do differently next time.",
        "Keep the register as the rules of your clinic say.",
    )
    my_notes: str = "What went well, what to change"
    # register
    register: str = "Register and evaluation"
    attendance: str = "Register"
    attendance_lead: str = (
        "Initials only: no names, no dates of birth, nothing about anybody’s health. Asked first: a tick when you have "
        "gone through the list in the guide. Week: that of their own programme. Leaves out: numbers of "
        "stations, never the reason."
    )
    register_lines: tuple[str, ...] = ("Date and time", "Place", "Leader")
    attendance_head: tuple[str, ...] = (
        *("No.", "Initials", "Came", "Asked first", "Week", "Leaves out", "Remarks on the class"),
    )
    incident: str = "If something happened"
    incident_lead: str = "Initials only. What is private goes into the records of your clinic, not here."
    incident_lines: tuple[tuple[str, int], ...] = (
        ("When, and at which station", 0),
        ("Initials", 0),
        ("What happened", 4),
        ("What was done, and by whom", 4),
        ("Emergency number called? When?", 0),
        ("Who was told afterwards", 1),
        ("What we change", 2),
        ("Leader, date", 0),
    )
    evaluation: str = "How was the class?"
    evaluation_lead: str = "Please do not write your name. Your answers help us to do it better."
    evaluation_scale: str = "Put a ring round a number: 0 is not at all, 10 is very."
    evaluation_rows: tuple[str, ...] = (
        "Before the class: how sure are you that you can help yourself?",
        "After the class: how sure are you now?",
        "How useful was the class for you?",
        "How easy was it to understand?",
    )
    scale: str = _SCALE
    evaluation_lines: tuple[tuple[str, int], ...] = (
        ("What will you do this week?", 1),
        ("What helped you most?", 2),
        ("What was missing, or too much?", 2),
        ("Anything else?", 2),
    )
    plan_lead: str = "This page is yours. Take it home and put it where you see it."
    plan_lines: tuple[tuple[str, int], ...] = (
        ("What I would like to do again", 1),
        ("What I will do this week", 1),
        ("How much (as my booklet says, or less)", 1),
        ("When and where", 1),
        ("How often", 0),
        ("Who can help me", 1),
        ("How sure am I, from 0 to 10?", 0),
    )
    plan_smaller: str = "Is it less than 7? Make the step smaller, and ask yourself again."
    plan_stop: str = "When to stop"


CLASS_PHRASES: Mapping[str, ClassPhrases] = {"en": ClassPhrases()}
"""The phrases of each language, by the first part of its tag."""
