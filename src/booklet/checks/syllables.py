"""How many syllables an English word has, by rule, with a table of the words that the rules miss.

A word is counted as it is read aloud: ``GP`` has two syllables, ``12`` has one, ``self-help`` has two.
"""

from __future__ import annotations

import re
from typing import Final

_EXCEPTIONS: Final = {
    word: count
    for count, words in {
        1: "clothes eased girft gauge nice please squeezed",
        2: "area's being business every evening foraminal's friday poem quiet science theatre wednesday",
        3: "anyone area chocolate coffee's everyday everyone everything idea vertebra wherever",
        4: "everybody vertebrae",
    }.items()
    for word in words.split()
}

_LETTER_W: Final = "w"
_SPELLED = re.compile(r"[A-Z&]{1,3}s?|[B-DF-HJ-NP-TV-XZ]{4,}s?")
_DIGITS = re.compile(r"\d+")
_PARTS = re.compile(r"\d+|[A-Za-z&'’]+")
_VOWELS = re.compile(r"[aeiouy]+")
