"""The words for a dose, one table per language.

In a table ``~`` is a no-break space, so that a number never stands on another line than its unit.  A key that begins
with ``say`` is a sentence, with ``label`` a line of the panel, with ``short`` the short form's own words.
"""

from __future__ import annotations

from collections.abc import Mapping

NO_BREAK = "\N{NO-BREAK SPACE}"

ENGLISH: Mapping[str, str] = {
    "range": "{low}~to~{high}",
    "quoted": "“{words}”",
    "at least": "at~least {time}",
    "s.one": "{n}~second",
    "s.other": "{n}~seconds",
    "min.one": "{n}~minute",
    "min.other": "{n}~minutes",
    "h.one": "{n}~hour",
    "h.other": "{n}~hours",
    "reps.one": "once",
    "reps.other": "{n}~times",
    "breaths.one": "{n}~breath",
    "breaths.other": "{n}~breaths",
    "sets.one": "{n}~set",
    "sets.other": "{n}~sets",
    "times.1": "once a~{per}",
    "times.2": "twice a~{per}",
    "times.other": "{n}~times a~{per}",
    "times.quoted": "{n} a~{per}",
    "every.one": "every {unit}",
    "every.other": "every {time}",
    "day": "day",
    "week": "week",
    "daily": "every day",
    # The sides, the pace and the limits, as words and as a sentence.
    "each side": "each side",
    "both sides": "both sides",
    "alternate sides": "change sides each time",
    "affected side": "your affected side",
    "painful side up": "painful side up",
    "slowly": "slowly",
    "as tolerated": "only as much as you can manage",
    "as much as comfortable": "as much as is comfortable",
    "pain-free": "without pain",
    "say each side": "Do each side.",
    "say both sides": "Do both sides.",
    "say alternate sides": "Change sides each time.",
    "say affected side": "Do this on your affected side.",
    "say painful side up": "Lie with your painful side up.",
    "say slowly": "Move slowly.",
    "say as tolerated": "Do only as much as you can manage.",
    "say as much as comfortable": "Do as much as is comfortable.",
    "say pain-free": "Keep it free of pain.",
    # The other sentences.
    "say reps": "{reps}.",
    "say reps each side": "{reps} on each side.",
    "say reps slowly": "{reps}, slowly.",
    "say reps each side slowly": "{reps} on each side, slowly.",
    "say quoted reps": "Repeat: {reps}.",
    "say hold": "Hold for {hold}.",
    "say hold each": "Hold each one for {hold}.",
    "say duration": "For {duration}.",
    "say duration after": "Keep going for {duration}.",
    "say sets": "Do {sets}.",
    "say rest": "Rest for {rest} in between.",
    "say frequency": "{frequency}.",
    "say quoted frequency": "How often: {frequency}.",
    # The panel.
    "label reps": "How many",
    "label hold": "Hold",
    "label duration": "For",
    "label rest": "Rest",
    "label sets": "Sets",
    "label pace": "Pace",
    "label side": "Side",
    "label limit": "How much",
    "label frequency": "How often",
    "panel hold each": "{hold} each time",
    # The short form.
    "short range": "{low}–{high}",
    "short between": "~· ",
    "short s": "{n}~s",
    "short min": "{n}~min",
    "short h": "{n}~h",
    "short reps": "{n}~×",
    "short hold": "hold {hold}",
    "short duration after": "for {duration}",
    "short rest": "rest {rest}",
    "short daily": "daily",
    "short alternate sides": "alternate sides",
    "short affected side": "affected side",
    "short as tolerated": "as you can manage",
    "short pain-free": "pain-free",
}

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {key: words.replace("~", NO_BREAK) for key, words in ENGLISH.items()},
}
"""The table of each language, by the first part of its tag."""
