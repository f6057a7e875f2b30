"""The words of the review of sources, one table per language; ``{…}`` are filled by its composers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ReviewPhrases:
    """Every fixed phrase of a language."""

    title: str = "What the sources say"
    audience: str = "For the clinician who reviews. Not for patients."
    publication: str = "Publication"
    code: str = "Leaflet code and version"
    dates: str = "Date, and day of the next review"
    status: str = "Status"
    follows: str = "Doses printed"
    follows_source: str = "those of source {source}"
    content: str = "Content fingerprint"
    about: str = (
        "These pages put what each source says beside what this publication prints. They list every dose, stop rule "
        "and safety text, what the editors suggest, where the sources disagree, and what is not printed and why."
    )
    how: str = "How to sign"
    how_steps: tuple[str, ...] = (
        "Read each entry beside the source, and the same page of the booklet.",
        "If you agree, write your name, your role and the date under it.",
        "If you do not, write down what should change. The entry is then changed, and these pages are made again.",
        "Your signature goes into the file named beside the entry, as “review”. Without it, a draft stays a draft.",
    )
    whole: str = "The publication as a whole"
    group_class: str = "The class"
    class_lead: str = (
        "Its guide has every word that the leader says and every station with its dose. Read it beside {path}, then "
        "sign the class here."
    )
    by: str = "Reviewed by"
    role: str = "Role"
    on: str = "Date"
    sources: str = "The sources and their numbers"
    cites: str = "Sources: {sources}"
    no_source: str = "No source is named"
    contents: str = "Contents"
    exercises: str = "Exercises"
    exercises_lead: str = (
        "Each dose stands here twice: in words, and below them as it is written in the record. What a source does not "
        "state is left out, and vague words of a source stand in quotation marks. Beside its own stop rules, each "
        "exercise prints this one: “{rule}”"
    )
    source_column: str = "Source"
    given_column: str = "Dose as given"
    prints_column: str = "This publication prints"
    gives_none: str = "states none"
    line_only: str = "No dose, only a line to fill in by hand."
    not_printed: str = "Not printed here."
    line_for: str = "Left open, with a line to fill in: {gaps}."
    amount: str = "how much"
    frequency: str = "how often"
    supervised: str = "only with a professional, never in a programme"
    differs: str = "Done differently by {source}: {differs}"
    this_form: str = "This publication prints the form of {source}: {differs}"
    stop: str = "Stop rule"
    caution: str = "Take care"
    no_stops: str = "No stop rule or caution of its own."
    suggested: str = "Editor’s suggestion, in no source"
    fields: Mapping[str, str] = field(
        default_factory=lambda: {
            "ask_first": "who asks us first",
            "avoid_tags": "which phases leave it out",
            "bands": "the ranges of the scale",
            "body": "text of the page",
            "cautions": "what to take care of",
            "cues": "words on the slide",
            "harder": "how to make it harder",
            "easier": "how to make it easier",
            "rule": "the rule when to stop",
            "say": "what the leader says",
            "slides": "its slides",
            "start": "start position",
            "stop": "when to stop",
            "watch": "what the leader looks for",
        }
    )
    programme: str = "Programme"
    no_change: str = "as the exercise"
    asks_column: str = "The phase changes"
    avoids: str = "Avoid in this phase: {avoid}"
    safety: str = "Safety texts"
    safety_lead: str = "These are the safety texts that this publication prints."
    topics: str = "Pages of explanation"
    topics_lead: str = "Only what these say about their sources is listed here. Read them in the booklet itself."
    topic_column: str = "Page"
    cites_column: str = "Sources"
    suggested_column: str = "Editor’s suggestion"
    signed_column: str = "Initials, date"
    conflict: str = "Where the sources disagree"
    conflict_lead: str = "Nothing is averaged. Each publication keeps to the source that it follows."
    softened: str = "Said in softer words"
    softened_lead: str = "Softer words win, so that nobody pushes into pain."
    withheld: str = "What is not printed"
    withheld_lead: str = "These statements stand nowhere as advice."
    nothing: str = "There is nothing to list."
    statement_column: str = "What the source says"
    reason_column: str = "Why, and what is printed"
    prints: str = "We print"


REVIEW_PHRASES: Mapping[str, ReviewPhrases] = {"en": ReviewPhrases()}
"""The phrases of each language, by the first part of its tag."""
