"""How many syllables an English word has: by rule, with a table of the words that the rules miss.

A word is counted as it is read aloud: ``GP`` has two syllables, ``12`` has one, ``self-help`` has two.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

_EXCEPTIONS: Final = {
    word: count
    for count, words in {
        1: "ache aches girft priest tier tiers",
        2: "argue argues business create creates headache headaches karate nsaid nsaids react science soldier "
        "wednesday",
        3: "area areas created creating element elements gluteal idea ideal ideas implement mckenzie nausea recipe "
        "reinforce supplement supplements",
        4: "associate associated diabetes etc webmd",
    }.items()
    for word in words.split()
}

_SILENT: Final = re.compile(
    r"(?<=[^aeiouy])e$(?<![^aeiouylr]le)(?<![^aeiouyr]re)"  # ease, whole; not muscle, centre
    r"|(?<=[^aeiouycgsxz])es$(?<![cs]hes)(?<![^aeiouylr]les)(?<![^aeiouyr]res)"  # bones; not places, touches, ankles
    r"|(?<=[^aeiouytd])ed$(?<![^aeiouylr]led)(?<![^aeiouyr]red)"  # eased; not lifted, settled
    r"|(?<=[gq])ue[ds]?$"  # fatigue
    r"|(?<=[^aeiouy])e(?=(?:ly|fully|ful|less|ness|ments?)$)"  # safely, careful, movement
    r"|(?<=[fn])e(?=ty$)"  # safety
    r"|(?<=^for)e(?=h)|(?<=^som)e(?=[bhotw])|(?<=^sid)e(?=[bw])|(?<=^lif)e(?=[lst])|(?<=^(?:t|w)her)e(?=[bf])"
    r"|(?<=^ev)e(?=ry)"  # every
)
"""What is written but not heard."""

_VOWELS: Final = re.compile(r"[aeiouy]+")

_HIATUS: Final = re.compile(
    r"(?<![ct])ia(?!ge)|[ct]iat[ei]"  # diary, sciatica; not special
    r"|(?<![ctsxghn])(?<!ll)io(?!ur)|physio"  # period; not motion, region, million
    r"|(?<![ct])ien[ct]|iet|iers?$|iest$|iu"  # nutrient, quiet, easier, calcium; not patient
    r"|(?<![gp])eo|e[uo][ms]$|^rea(?:ct|ss|pp|l[it])"  # video, gluteus, reality; not people, surgeon
    r"|u(?:a(?:[lt]|r[iy])|en[ct]|ou)|luid|ruin|enuin|oe[mt]|ao|^coo[pr]"  # usual, fluid, poem, coordinate
    r"|[aou]y(?:[aou]|e(?!d?$))|ey[aou]|^(?:any|evry)on$|[aeiouy]ing(?:s|ly)?$"  # player, beyond, anyone, lying
    r"|[ai]sms?$|thm|[sd]n't$"  # spasm, rhythm, doesn't
)
"""Where two vowels in a row are two syllables, or a syllable has no vowel."""

_SPELLED: Final = re.compile(r"([A-Z&]{1,3}|[B-DF-HJ-NP-TV-XZ]{4,})s?")
_PARTS: Final = re.compile(r"\d+|[A-Za-z&']+")

_BELOW_TWENTY: Final = (2, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 2, 2, 2, 2, 3, 2, 2)
_SEVEN, _TWENTY, _HUNDRED = 7, 20, 100


@cache
def syllables(word: str) -> int:
    """The syllables of a word, a number or an abbreviation, 1 or more; the parts of a hyphenated word are added up."""
    return max(1, sum(map(_in_part, _PARTS.findall(word.replace("’", "'")))))


def _in_part(part: str) -> int:
    if part.isdecimal():
        return _in_number(part)
    if spelled := _SPELLED.fullmatch(part):
        return sum(3 if letter == "W" else 1 for letter in spelled[1])
    word = part.casefold().strip("'").removesuffix("'s").replace("qu", "qw")
    if count := _EXCEPTIONS.get(word.replace("qw", "qu")):
        return count
    heard = _SILENT.sub("", word)
    return max(1, len(_VOWELS.findall(heard)) + len(_HIATUS.findall(heard)))


def _in_number(digits: str) -> int:
    """Numbers of three digits and more are telephone numbers here, read digit by digit."""
    number = int(digits)
    if len(digits) > len("99"):
        return len(digits) + digits.count(str(_SEVEN))
    if number < _TWENTY:
        return _BELOW_TWENTY[number]
    tens, ones = divmod(number, 10)
    return (3 if tens == _SEVEN else 2) + (_BELOW_TWENTY[ones] if ones else 0)
