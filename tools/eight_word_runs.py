"""Print a hash of every run of eight words in some texts: proof against copying that does not hold the texts.

    python tools/eight_word_runs.py one.txt two.txt > tests/content/eight_word_runs.txt

A run may cross the end of a sentence or a line, not of a file.  Forty bits of SHA-256 are kept: enough that two runs
hardly ever share a hash, too few words in any to be read out of it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

LENGTH = 8
"""Words of a run."""

DIGITS = 10
"""Hexadecimal digits kept of a hash."""

HEADER = """\
# A hash of every run of eight words in the articles that the content was written from, so that a test can hold
# that no sentence was copied.  Made with tools/eight_word_runs.py: small letters, no punctuation; the first ten
# hexadecimal digits of SHA-256.
"""

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def words_of(text: str) -> list[str]:
    """The words in small letters without punctuation; ``don’t`` is one word, ``press-up`` two."""
    return _WORD.findall(re.sub("[’ʼ`]", "'", text).replace("\N{SOFT HYPHEN}", "").casefold())  # noqa: RUF001


def runs_of(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every run of eight words, from the first word on."""
    return (tuple(words[start : start + LENGTH]) for start in range(len(words) - LENGTH + 1))


def hash_of(run: Iterable[str]) -> str:
    """The hash of a run."""
    return sha256(" ".join(run).encode()).hexdigest()[:DIGITS]


def listing(texts: Iterable[str]) -> str:
    """The file of hashes, sorted, each once."""
    hashes = {hash_of(run) for text in texts for run in runs_of(words_of(text))}
    return HEADER + "".join(f"{each}\n" for each in sorted(hashes))


def hashes_in(listed: str) -> frozenset[str]:
    """The hashes of such a file."""
    return frozenset(line for line in listed.splitlines() if not line.startswith("#"))


if __name__ == "__main__":
    sys.stdout.write(listing(Path(name).read_text(encoding="utf-8") for name in sys.argv[1:]))
