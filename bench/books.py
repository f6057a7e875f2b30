"""Books of any number of exercises, in neutral words: as a project of ours, and as JSON with the words it prints.

The words come from a fixed seed, so that every run measures the same book, and a smaller one is the start of a larger.
"""

from __future__ import annotations

import json
from itertools import islice, product
from random import Random
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PER_PART: Final = 20
"""Exercises in a part of the book."""

RULE: Final = "Pain or tingling spreads further down your leg? New numbness or weakness? Stop, whatever the number."
STOP_CUE: Final = "Stop if pain or tingling spreads down your leg"

_MANNERS: Final = """
    slow calm low high wide narrow long short small soft light easy steady quiet gentle simple seated standing lying
    forward backward sideways upward downward crossed folded open closed free even
    """.split()  # noqa: SIM905 - a list of words
_MOVES: Final = """
    reach bend turn lift slide tilt roll press pull step sway stretch curl circle push hold swing lean kneel stand
    squat balance rock march walk bow glide tap point shift
    """.split()  # noqa: SIM905 - a list of words
_ACTIONS: Final = (
    "Bring one knee towards your chest", "Slide one heel along the floor", "Lift both arms in front of you",
    "Press both feet into the floor", "Turn your head to look over your shoulder", "Straighten the leg in front of you",
    "Let your knees fall to one side", "Draw your shoulders back and down", "Lean forward from your hips",
    "Point your toes up towards the ceiling", "Rest your hands on the back of the chair", "Shift your weight over",
)  # fmt: skip
_HOWS: Final = (
    "until you feel a light pull", "and keep breathing all the time", "as slowly as you came",
    "to a count in your head",
    "while your back stays long and level", "and let the other leg rest", "without lifting your hips",
    "and stop before it feels tight", "with your shoulders loose and low",
)  # fmt: skip
_PURPOSES: Final = (
    "Makes the muscles round your hips and your lower back stronger.", "Loosens your back after long sitting.",
    "Helps you to stand up from a chair and to walk on stairs.", "Trains your balance and the muscles of your feet.",
    "Stretches the muscles at the back of your thigh and your calf.",
)  # fmt: skip
_STARTS: Final = (
    ("lying on your back", "Lie on your back with bent knees and your arms beside you."),
    ("sitting", "Sit on the front edge of a firm chair with both feet flat on the floor."),
    ("standing", "Stand behind a chair, with your feet as wide as your hips."),
    ("on hands and knees", "Go onto your hands and knees on a soft mat."),
)
_STOPS: Final = ("Stop if you feel dizzy or short of breath.", "Stop if your knee or your hip begins to hurt.")


class _Dose(NamedTuple):
    """A dose as it is written, and as it is printed on a page, on a slide and in its notes."""

    written: str
    parts: tuple[tuple[str, str], ...]
    badge: str
    sentence: str


_DOSES: Final = (
    _Dose(
        "10 reps, hold 5 s, twice a day",
        (("How many", "10 times"), ("Hold", "5 seconds each time"), ("How often", "Twice a day")),
        "10 × · hold 5 s\ntwice a day",
        "10 times. Hold each one for 5 seconds. Twice a day.",
    ),
    _Dose(
        "8-12 reps, 2 sets, daily",
        (("How many", "8 to 12 times"), ("Sets", "2 sets"), ("How often", "Daily")),
        "8-12 × · 2 sets\ndaily",
        "8 to 12 times. 2 sets. Daily.",
    ),
    _Dose(
        "3 reps, hold 30 s, each side",
        (("How many", "3 times"), ("Hold", "30 seconds each time"), ("Sides", "Each side")),
        "3 × · hold 30 s\neach side",
        "3 times. Hold each one for 30 seconds. Each side.",
    ),
)


def exercises(count: int) -> list[dict[str, Any]]:
    """The first ``count`` exercises (900 at most): plain values with everything that any of the outputs prints."""
    random = Random(7)  # noqa: S311 - words, not a secret
    names = [f"{manner} {move}".capitalize() for manner, move in product(_MANNERS, _MOVES)]
    random.shuffle(names)
    return list(islice(_exercises(random, names), count))


def _exercises(random: Random, names: list[str]) -> Iterator[dict[str, Any]]:
    for number, name in enumerate(names, 1):
        actions = random.sample(_ACTIONS, 3)
        position, start = random.choice(_STARTS)
        dose = random.choice(_DOSES)
        yield {
            "id": name.lower().replace(" ", "-"),
            "name": name,
            "kicker": f"Exercise {number} · {position}",
            "position": position,
            "purpose": random.choice(_PURPOSES),
            "start": start,
            "steps": [f"{action} {random.choice(_HOWS)}." for action in actions],
            "cues": actions,
            "say": f"{start} {'. '.join(actions)}. Take your time, and breathe.",
            "watch": ["The movement is small and calm.", "The back stays long."],
            "stop": [random.choice(_STOPS)],
            "written": dose.written,
            "dose": dose.parts,
            "badge": dose.badge,
            "sentence": dose.sentence,
            "alts": [f"A person shows the {end} of the movement called {name.lower()}." for end in ("start", "finish")],
        }


def write_project(folder: Path, count: int, photos: Path) -> None:
    """Turn a fresh ``booklet init`` folder into a book of ``count`` exercises with two of the photos each.

    ``book.json`` stands beside it: the same words in the same order, for the other programs.
    """
    book = exercises(count)
    _write_photos(folder / "images" / "photos", book, photos)
    for one in book:
        (folder / "content" / "exercises" / f"{one['id']}.yaml").write_text(_record(one), "utf-8")
    _replace_starter(folder, book[0]["id"])
    edition = folder / "content" / "editions" / "first-steps.yaml"
    head, rest = edition.read_text("utf-8").split("  - title: Your exercise\n")
    tail = rest[rest.index("take_home:") :]
    parts = [book[start : start + PER_PART] for start in range(0, count, PER_PART)]
    edition.write_text(
        head + "".join(_part(number, part) for number, part in enumerate(parts, 1)) + _PLAN + tail, "utf-8"
    )
    titled = [{"title": _title(number), "exercises": part} for number, part in enumerate(parts, 1)]
    data = {"title": "First steps", "rule": RULE, "stop_cue": STOP_CUE, "parts": titled}
    (folder / "book.json").write_text(json.dumps(data), "utf-8")


def _replace_starter(folder: Path, first: str) -> None:
    """The starter's exercise gives way to the first of ours."""
    starter = "glute-bridge"
    (folder / "content" / "exercises" / f"{starter}.yaml").unlink()
    for place in (folder / "content").rglob("*.*"):
        text = place.read_text("utf-8")
        if starter in text:
            place.write_text(text.replace(starter, first), "utf-8")


def _write_photos(folder: Path, book: list[dict[str, Any]], photos: Path) -> None:
    folder.mkdir(parents=True)
    for number, one in enumerate(book):
        one["photos"] = []
        for end, name in enumerate(("start", "finish")):
            place = folder / f"{one['id']}-{name}.jpg"
            place.hardlink_to(photos / f"{2 * number + end}.jpg")
            one["photos"].append(f"images/photos/{place.name}")
            place.with_suffix(".yaml").write_text(
                f"alt: {one['alts'][end]}\ncredit: Made from numbers\nlicence: CC0\nconsent: nobody is shown\n",
                "utf-8",
            )


def _record(one: dict[str, Any]) -> str:
    lines = [f"{key}: {one[key]}" for key in ("name", "purpose", "position", "start", "say")]
    for key in ("steps", "cues", "watch", "stop"):
        lines += [f"{key}:", *(f"  - {text}" for text in one[key])]
    lines += ["doses:", f"  thornton-guide: {one['written']}", f"figure: {one['id']}"]
    return "\n".join([*lines, "sources:", "  - thornton-guide", ""])


def _title(number: int) -> str:
    return f"Movements, part {number}"


def _part(number: int, part: list[dict[str, Any]]) -> str:
    items = "".join(f"      - exercise: {one['id']}\n" for one in part)
    return f"  - title: {_title(number)}\n    summary: Some movements to learn.\n    items:\n{items}"


_PLAN: Final = """\
  - title: Your programme
    summary: What to do in each week.
    items:
      - programme: first-steps
      - diary: first-steps
"""
