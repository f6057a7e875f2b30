"""What can be wrong, where, and what to do about it.

An author's mistake is a value, not an exception: stages collect diagnostics and the command line prints all of
them at once, sorted by file and line.  Every kind of mistake is a member of ``Code``; the page ``docs/codes.md`` is
made from this module.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, unique
from typing import Generic, NamedTuple, Self, TypeVar

T = TypeVar("T")


@unique
class Severity(Enum):
    """How grave a diagnostic is: an error stops the editions that read the record, a warning is kept in the report."""

    ERROR = "error"
    WARNING = "warning"


_E, _W = Severity.ERROR, Severity.WARNING


@unique
class Code(Enum):
    """Every diagnostic that booklet can give: its printed id, its severity and what it means.

    Ids ``SAF`` to ``I18N`` follow the families of the safety, content and print rules; ``SRC`` are faults of a text
    file, ``REC`` of a record, ``LNK`` of a link between records, ``CLR`` and ``TPL`` of the clinic's colours and
    template, ``OUT`` of an output.
    """

    NOT_UTF8 = "SRC-01", _E, "A file is not UTF-8 text."
    TOO_LARGE = "SRC-02", _E, "A text file is larger than 1 MiB."
    CONTROL_CHARACTER = "SRC-03", _E, "A file holds a control character or one that changes the direction of text."
    TAB = "SRC-04", _E, "A YAML file holds a tab character."
    SYNTAX = "SRC-05", _E, "A file cannot be parsed."
    TOO_DEEP = "SRC-06", _E, "A file is nested more than 20 levels deep."
    ANCHOR = "SRC-07", _E, "A YAML file uses an anchor, an alias or a tag."
    DUPLICATE_KEY = "SRC-08", _E, "A key stands twice in one mapping."
    EMPTY = "SRC-09", _E, "A file is empty or holds several documents."
    MARKDOWN = "SRC-10", _E, "A Markdown page uses something that a printed page cannot show."
    HEADING_SKIPPED = "SRC-11", _E, "A Markdown heading skips a level."
    UNREADABLE = "SRC-12", _E, "A file or folder cannot be read, or leaves the project."
    SHAPE = "SRC-13", _E, "A YAML file is not made of keys and values."
    FRONT_MATTER = "SRC-14", _E, "A Markdown page lacks its front matter, or does not close it."
    TARGET = "SRC-15", _E, "A Markdown link or picture leads nowhere, or where a printed page must not go."
    UNKNOWN_KEY = "REC-01", _E, "A record has a key that is none of its fields."
    MISSING = "REC-02", _E, "A field that a record needs is missing or empty."
    WRONG_TYPE = "REC-03", _E, "A field holds a list where it should hold a text, or the other way round."
    CHOICE = "REC-04", _E, "A field is not one of its choices."
    FORM = "REC-05", _E, "An id, a date, a number, a version or the weeks of a phase are not written in their form."
    LENGTH = "REC-06", _E, "A text is too long for its place, or a list has too few or too many items."
    DOSE = "REC-07", _E, "A dose cannot be parsed."
    FILE_NAME = "REC-08", _E, "The name of a file cannot be an id."
    SAME_ID = "REC-09", _E, "Two files have the same id, or ids that differ only in capital letters."
    STRAY_FILE = "REC-10", _W, "A file in content/ is not read."
    NO_FILE = "REC-11", _E, "A file that every project needs is missing."
    UNKNOWN_ID = "LNK-01", _E, "A record names another one that does not exist."
    NAMES_ITSELF = "LNK-02", _E, "A record names itself."
    TWICE = "LNK-03", _E, "A list names the same thing twice."
    NO_PICTURE = "LNK-04", _W, "A record names a picture that does not exist; a placeholder is printed."
    SAFETY_FILE = "SAF-01", _E, "One of the seven safety files is missing."
    SAFETY_ENTRY = "SAF-02", _E, "A warning sign or a condition that every edition must carry is missing."
    EMERGENCY_ACTION = "SAF-03", _E, "The emergency text does not say at once where to go and which number to call."
    STOP_RULE = "SAF-04", _E, "The rule when to stop, whatever the number, is incomplete."
    PAIN_BANDS = "SAF-05", _E, "The bands of the pain scale do not cover 0 to 10 once each."
    MEDICINE = "SAF-07", _E, "A page names a medicine without a guideline as its source, or without whom to ask."
    SIGN_OFF = "SAF-08", _E, "A release lacks the sign-off of a clinician."
    AVOIDED = "SAF-09", _E, "A programme schedules an exercise in a phase that avoids it, or one that is supervised."
    NOT_ASSESSED = "SAF-10", _E, "The audience text does not say that it is for people who have been assessed."
    NO_NUMBER = "SAF-11", _E, "The locale is unknown, so there is no emergency number."
    IMPLAUSIBLE = "CNT-02", _E, "A dose is implausible."
    NUMBER_IN_PROSE = "CNT-03", _E, "The words of an exercise hold a number that belongs to its dose."
    NOT_SHOWN = "CNT-04", _E, "An edition shows a programme without the page of one of its exercises."
    STEPS = "CNT-07", _W, "An exercise has fewer than three or more than seven steps."
    NOT_SCHEDULED = "CNT-11", _W, "An exercise of an edition stands in none of its programmes."
    WEEKS = "CNT-12", _E, "The weeks of a programme have a gap, overlap, run backwards or begin before week 1."
    LONG_WORD = "CNT-13", _E, "A word is too long for a line."
    UNKNOWN_FIELD = "CNT-14", _E, "A text has a field in braces that nothing fills."
    DOSE_FIELD = "CNT-15", _E, "A text has a field such as {hold}, and the edition's dose does not state it."
    LONG_CUE = "CNT-16", _W, "A cue is too long to be read from the back of a room."
    NOTHING_TO_PRINT = "CNT-17", _E, "An edition asks for sheets, and has no exercise, programme or booklet for them."
    CLASS_MINUTES = "CLS-01", _E, "The minutes of a class or of a circuit's stations do not add up."
    CLASS_CONTENT = "CLS-02", _E, "A class teaches what its edition has no page for, or what is supervised."
    TEACH_BACK = "CLS-03", _W, "A class teaches for more than 20 minutes without a teach-back."
    NO_CLASS = "CLS-04", _E, "An edition asks for an output of a class and teaches none."
    HARD_SECTION = "RDL-01", _E, "A section of 60 words or more reads at a grade above 9."
    LONG_SENTENCE = "RDL-02", _W, "A sentence has more than 20 words."
    CONTRACTION = "RDL-03", _W, "A negative is contracted, such as don't for do not."
    HARD_EDITION = "RDL-04", _W, "An edition as a whole reads at a grade above 6."
    REVIEW_DATE = "GOV-01", _E, "The review date does not lie within three years after the date of the edition."
    OVERDUE = "GOV-02", _W, "The review date of an edition has passed."
    SAME_CODE = "GOV-03", _E, "Two editions carry the same leaflet code."
    NO_EDITION = "GOV-04", _E, "A project has no edition to make."
    COARSE_PHOTO = "IMG-03", _W, "A photo has fewer pixels than its size on a page or slide asks for."
    DRAWING_SYNTAX = "IMG-11", _E, "A drawing is not an SVG file that can be read."
    DRAWING_FORM = "IMG-12", _E, "A drawing uses something that is no part of the form of our drawings."
    DRAWING_TITLE = "IMG-13", _E, "A drawing has no title of 20 to 250 characters to be its alternative text."
    DRAWING_TOO_LARGE = "IMG-14", _E, "A drawing is larger than 1 MiB or has more than 20,000 segments."
    PHOTO_KIND = "IMG-15", _E, "A photo is neither a JPEG nor a PNG file."
    PHOTO_BROKEN = "IMG-16", _E, "A photo is damaged or cut short."
    PHOTO_TOO_LARGE = "IMG-17", _E, "A photo is larger than 30 MB or 50 megapixels."
    POSE = "FIG-01", _E, "The pose of a figure fails a check that its file does not excuse; it is not drawn."
    OLD_DRAWING = "FIG-02", _W, "A drawing is missing, or older than its pose; `booklet draw` makes it."
    LABEL_PLACE = "FIG-03", _W, "A label of a drawing leaves the drawing, or lies on another label."
    SMALL_TEXT = "TYP-01", _E, "Text is smaller than 10 pt on a page or 24 pt on a slide."
    SMALLISH_TEXT = "TYP-02", _W, "Text on a page is smaller than 12 pt."
    LONG_LINE = "TYP-03", _W, "A line has more than 80 characters."
    LEADING = "TYP-04", _E, "Lines stand closer than 1.15 times the size of their type."
    CONTRAST = "TYP-05", _E, "Text stands out too little from its ground: under 4.5 to 1, large text 3 to 1."
    LOW_CONTRAST = "TYP-06", _W, "Text stands out less than it should in print: under 7 to 1, large text 4.5 to 1."
    TOO_LONG = "TYP-07", _E, "An exercise needs more than a page or a facing spread, another page more than it may."
    OFF_PAGE = "TYP-08", _E, "Words or shapes leave the margins of a page."
    OVERLAP = "TYP-09", _E, "Two texts overlap on a page."
    NO_GLYPH = "TYP-10", _E, "The font has no sign for a character."
    EMPTY_PAGE = "TYP-11", _W, "A page is less than 40 % full."
    STRANDED = "TYP-12", _E, "A heading stands alone at the foot of a page."
    EMERGENCY_PLACE = "SAF-12", _E, "The emergency signs are not whole where they must stand, first and last."
    AUDIENCE_PLACE = "SAF-13", _E, "Page 2 or slide 2 does not say whom the booklet or the deck is for."
    FIRST_PAGE = "SAF-14", _E, "Picture, dose and stop rule of an exercise do not stand together on its first page."
    PAGE_COUNT = "PRN-01", _E, "The number of pages is no multiple of four."
    MANY_PAGES = "PRN-02", _W, "A booklet has more than 48 pages, which a staple hardly holds."
    NOT_FOLDED = "PRN-03", _E, "Sheets to fold are asked for with pages that are as large as an office sheet."
    FOLD = "PRN-04", _W, "Paper is so thick that the words of the inner sheets come nearer than 10 mm to the fold."
    INK = "PRN-05", _W, "A page of a file that is to save ink is covered by more than a tenth."
    SLIDE_TITLE = "DEK-01", _E, "A slide has no title, or two have the same."
    OVERFULL_SLIDE = "DEK-02", _E, "Text does not fit into its place on a slide."
    WORDY_SLIDE = "DEK-03", _W, "A slide has more than 75 words."
    NO_NOTES = "DEK-05", _E, "The notes of a slide do not say what to say and what to do."
    FILE_DOSE = "AGR-01", _E, "A dose in a finished file is not that of the records."
    FILE_STOP = "AGR-02", _E, "A stop rule or a caution is missing from a finished file, or altered."
    FILE_WARNING = "AGR-03", _E, "A warning sign or its advice is missing from a finished file, or altered."
    FOREIGN_DOSE = "AGR-04", _E, "An exercise's page, slide or notes hold an amount that is not in its dose."
    FILE_PAGE = "AGR-05", _E, "A slide names a page of the booklet on which the exercise does not stand."
    ACCENT_DARKENED = "CLR-01", _W, "The clinic's accent is hard to read on white or its tints; a darker one is used."
    ALARM_COLOUR = "CLR-02", _E, "The clinic's accent is the red that belongs to the emergency panel alone."
    NO_TEMPLATE = "TPL-01", _E, "The clinic's template for decks is not in images/templates/."
    TEMPLATE_FILE = "TPL-02", _E, "The clinic's template is no PowerPoint file that can be opened."
    TEMPLATE_UNSAFE = "TPL-03", _E, "The clinic's template holds macros, embedded objects or links to other files."
    TEMPLATE_SIZE = "TPL-04", _E, "The clinic's template is too large, packed or unpacked."
    TEMPLATE_ROLE = "TPL-05", _E, "The clinic's template is told of a kind of slide or a layout that there is not."
    TEMPLATE_FREE = "TPL-06", _W, "A kind of slide has no layout of its own in the clinic's template."
    TEMPLATE_CONTRAST = (
        "TPL-07",
        _W,
        "Text in the clinic's template stands out too little, or on what cannot be judged.",
    )
    TEMPLATE_SMALL = "TPL-08", _W, "The clinic's template leaves so little room that words on a slide are set in 20 pt."
    OUTPUT_FOLDER = "OUT-01", _E, "The output folder is the project, holds it, or lies in content/ or images/."
    NOT_WRITTEN = "OUT-02", _E, "An output cannot be written."
    EDITED = "OUT-03", _E, "An output was changed by hand; it is kept, and the new one is written beside it."
    NOT_REMOVED = "OUT-04", _W, "A file that no edition asks for any more was changed by hand, and is kept."

    def __new__(cls, id_: str, *_: object) -> Self:
        """Make the printed id the value."""
        member = object.__new__(cls)
        member._value_ = id_
        return member

    def __init__(self, id_: str, severity: Severity, meaning: str) -> None:
        self.id = id_
        self.severity = severity
        self.meaning = meaning


class Span(NamedTuple):
    """A place in a text file of the project; line and column count from 1, column in characters."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem: what, where, and a hint how to mend it (empty where the message says it all)."""

    code: Code
    message: str
    span: Span
    hint: str = ""

    @property
    def severity(self) -> Severity:
        """That of the code."""
        return self.code.severity

    def __str__(self) -> str:
        line = f"{self.span}: {self.code.id} {self.message}"
        return f"{line}\n    {self.hint}" if self.hint else line

    def as_json(self) -> dict[str, str | int]:
        """The object that ``--json`` prints."""
        return {
            "file": self.span.path,
            "line": self.span.line,
            "column": self.span.column,
            "code": self.code.id,
            "severity": self.severity.value,
            "message": self.message,
            "hint": self.hint,
        }


class Checked(NamedTuple, Generic[T]):
    """What a stage made, if it could make it, and what it has to say about it."""

    value: T | None
    diagnostics: tuple[Diagnostic, ...] = ()


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Each diagnostic once, by file, line, column and code."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=lambda found: (found.span, found.code.id, found.message)))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them forbids to make something."""
    return any(found.severity is Severity.ERROR for found in diagnostics)


def nearest(word: str, known: Iterable[str]) -> str:
    """'did you mean …?' where a known word is near, else an empty hint."""
    from difflib import get_close_matches  # noqa: PLC0415 - only where something is wrong

    close = get_close_matches(word.casefold(), {name.casefold(): name for name in known}, n=1, cutoff=0.6)
    names = {name.casefold(): name for name in known}
    return f"did you mean `{names[close[0]]}`?" if close else ""
