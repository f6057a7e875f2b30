"""A small project without a fault, and a way to write down one change to it."""

from __future__ import annotations

import re
from collections.abc import Mapping

BASE: Mapping[str, str] = {
    "content/booklet.yaml": """\
name: Sample Clinic
sample: yes
locale: en-GB
phone: 01632 960 123
code_prefix: SCI
other_formats: Ask us for large print, Easy Read, audio or Braille.
feedback: Was anything hard to read? Please tell us.
""",
    "content/sources.yaml": """\
guide:
  kind: article
  title: Exercises for leg pain
  author: A. Writer
other:
  kind: leaflet
  title: Another leaflet
ng59:
  kind: guideline
  title: Low back pain and sciatica
  year: 2020
""",
    "content/glossary.yaml": """\
sciatica:
  term: sciatica
  meaning: Pain from the sciatic nerve.
""",
    "content/withheld.yaml": """\
bridge-for-all:
  source: guide
  kind: withheld
  statement: The bridge heals everybody.
  reason: Nobody can promise that.
bridge-high:
  source: guide
  kind: softened
  statement: The hips are lifted to the limit.
  reason: It invites people to push.
  instead: Lift your hips.
roll-early:
  source: other
  kind: conflict
  statement: The roll comes first.
  reason: The guide has it in the second phase.
""",
    "content/safety/emergency.yaml": """\
title: Get help now
lead: Look for any one of these signs.
signs:
  - code: urine-start
    text: You cannot start to pee.
    cue: Cannot start to pee
  - code: urine-control
    text: You leak pee.
    cue: Leaking pee
  - code: urine-feeling
    text: You cannot feel when you pee.
    cue: Cannot feel peeing
  - code: bowel-control
    text: You leak poo.
    cue: Leaking poo
  - code: bowel-feeling
    text: You cannot feel the need to poo.
    cue: Cannot feel the need to poo
  - code: saddle-numb
    text: You are numb between your legs.
    cue: Numb between your legs
  - code: sexual-change
    text: Sex feels different.
    cue: A change in how sex feels
  - code: both-legs
    text: Both legs are weak or numb.
    cue: Both legs weak or numb
  - code: sciatica-both
    text: You have sciatica in both legs.
    cue: Sciatica in both legs
action:
  - Call {emergency_number} or go to {emergency_place} now.
cue: Call {emergency_number} or go to {emergency_place} now
sources: [guide]
""",
    "content/safety/same-day.yaml": """\
title: Get help today
lead: Get help today if you have one of these signs.
signs:
  - code: weak-leg
    text: Your leg is getting weaker.
    cue: A weak leg
  - code: hot-swollen-calf
    text: Your calf is hot and swollen.
    cue: A hot, swollen calf
action:
  - Call {advice_line} or your {doctor} today.
cue: Call your {doctor} today
sources: [guide]
""",
    "content/safety/same-week.yaml": """\
title: Get help this week
lead: Ask for a visit this week if one of these is true.
signs:
  - code: infection
    text: You have a fever.
    cue: A fever
action:
  - Call your {doctor} this week.
cue: Call your {doctor} this week
sources: [guide]
""",
    "content/safety/ask-first.yaml": """\
title: Ask us before you start if …
lead: Ask us first if one of these is true.
tags:
  - {id: pregnancy, text: You are pregnant., cue: Pregnant}
  - {id: osteoporosis-or-fracture, text: You have weak bones., cue: Weak bones}
  - {id: recent-surgery, text: You had an operation., cue: An operation}
  - {id: hip-replacement, text: You have a new hip., cue: A new hip}
  - {id: dizziness-or-high-blood-pressure, text: You get dizzy., cue: Dizzy}
  - {id: falls, text: You have had falls., cue: Falls}
  - {id: floor, text: You cannot get up from the floor., cue: Cannot get up}
sources: [guide]
""",
    "content/safety/avoid.yaml": """\
title: What to avoid
lead: Leave these out for now.
tags:
  - {id: twisting, text: Movements that twist your back., cue: Twisting}
  - {id: heavy-lifting, text: Lifting heavy things., cue: Lifting}
sources: [guide]
""",
    "content/safety/pain-scale.yaml": """\
title: How much pain is all right?
lead: Give your pain a number from 0 to 10.
bands:
  - low: 0
    high: 5
    name: Carry on
    advice: Keep going.
  - low: 6
    high: 10
    name: Stop
    advice: Stop this exercise.
rule: Stop, whatever the number, if pain spreads down your leg or you feel new numbness or weakness.
leg_cue: Stop if the pain in your leg gets worse.
rule_cue: Pain further down the leg, new numbness or weakness? Stop.
sources: [guide]
""",
    "content/safety/audience.yaml": """\
title: Who this is for
text: For people whom a health professional has already assessed.
cues:
  - For people already assessed by a health professional
""",
    "content/exercises/bridge.yaml": """\
name: Bridge
purpose: Makes your back stronger.
position: lying on your back
start: Lie on your back with bent knees.
steps:
  - Lift your hips.
  - Hold for {hold}.
  - Lower your hips.
cues:
  - Lift your hips
ask_first:
  - pregnancy
doses:
  guide: 10 reps, hold 5-10 s
figure: bridge
sources:
  - guide
""",
    "content/exercises/roll.yaml": """\
name: Knee roll
purpose: Loosens your back.
position: lying on your back
start: Lie on your back.
steps:
  - Roll your knees to one side.
  - Roll them back.
  - Roll them to the other side.
cues:
  - Roll your knees
avoid_tags:
  - twisting
doses:
  other: 5 reps, each side
see_also:
  - bridge
sources:
  - other
""",
    "content/topics/about.md": """\
---
title: What is sciatica?
sources:
  - guide
---
Sciatica is pain that runs down your leg.
""",
    "content/programmes/plan.yaml": """\
title: Your plan
lead: Two phases.
source: guide
phases:
  - name: First phase
    weeks: 1-2
    aim: Ease the pain.
    items:
      - exercise: bridge
        dose: twice a day
    avoid:
      - twisting
  - name: Second phase
    weeks: 3-4
    aim: Move more.
    items:
      - exercise: bridge
      - exercise: roll
sources:
  - guide
""",
    "content/editions/class.yaml": """\
title: Exercises for sciatica
subtitle: To use at home
code: SCI-01
version: "1.0"
date: 2026-03-31
review_by: 2028-03-31
source: guide
about: This booklet shows two exercises.
parts:
  - title: Sciatica
    summary: What it is.
    items:
      - topic: about
  - title: Exercises
    summary: Two exercises and a plan.
    items:
      - exercise: bridge
      - exercise: roll
      - programme: plan
      - diary: plan
take_home:
  title: Take this home
  points:
    - Keep moving
  say: Keep moving, a little every day.
outputs:
  - kind: booklet
  - kind: deck
""",
}
"""The files by their paths in the project."""

TAUGHT: Mapping[str, str] = {
    **BASE,
    "content/classes/first.yaml": """\
title: First class
aim: People can do two exercises.
audience: People who have been assessed.
minutes: 40
people: 4
leader: A physiotherapist.
staffing: One leader.
venue:
  - Address
segments:
  - title: Welcome
    kind: welcome
    minutes: 5
    say: Welcome.
    do: Ask how people are.
  - title: Together
    kind: circuit
    minutes: 25
    say: We try two exercises.
    do: Walk round.
    topics: [about]
    stations:
      - exercise: bridge
        minutes: 10
        teach_back:
          - ask: When will you stop?
            answer: [Pain further down the leg]
      - exercise: roll
        minutes: 10
  - title: Goodbye
    kind: evaluation
    minutes: 10
    say: Thank you.
    do: Collect the forms.
sources: [guide]
""",
}
"""The same with a class, which no edition teaches yet."""

PICTURES = frozenset({"bridge-start", "bridge-finish"})
"""The ids of the project's pictures."""


def as_files(texts: Mapping[str, str]) -> dict[str, bytes]:
    """The bytes of the files, as the stages read them."""
    return {path: text.encode() for path, text in texts.items()}


def changed(change: str, base: Mapping[str, str] = BASE) -> dict[str, str]:
    """The base with a change: a path, lines to take out after ``- ``, and lines to put in their place after ``+ ``.

    ``delete PATH`` takes a file away, ``new PATH`` begins one, ``move PATH PATH`` renames one.  ``…500 x…`` stands for
    a word of 500 letters.
    """
    texts = dict(base)
    for block in re.split(r"\n(?=(?:content|new|delete|move)\b)", change.rstrip("\n")):
        head, *lines = block.split("\n")
        action, _, rest = head.partition(" ")
        if action == "delete":
            del texts[rest]
        elif action == "move":
            old, new = rest.split()
            texts[new] = texts.pop(old)
        else:
            out = [line[2:] for line in lines if line.startswith("-")]
            put = [
                re.sub(r"…(\d+) (.)…", lambda found: found[2] * int(found[1]), line[2:])
                for line in lines
                if line[:1] == "+"
            ]
            if action == "new":
                texts[rest] = "".join(f"{line}\n" for line in put)
            else:
                texts[head] = _replaced(texts[head], out, put)
    return texts


def _replaced(text: str, out: list[str], put: list[str]) -> str:
    old = "".join(f"\n{line}" for line in out) + "\n"
    whole = f"\n{text}"
    if whole.count(old) != 1:
        raise ValueError(f"these lines should stand once in the file: {out}")
    return whole.replace(old, "".join(f"\n{line}" for line in put) + "\n")[1:]
