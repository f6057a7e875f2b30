"""A class on a sore back as a hand-written deck: every role, short words.  Invented; no clinical advice."""

from __future__ import annotations

import io
from pathlib import Path

import yaml
from PIL import Image, ImageDraw

from booklet.blocks.deck import Content, Deck, DeckSection, Note, Points, Slide, SlidePicture, SlideRole, SlideTable
from booklet.blocks.text import Run, Runs, runs, strong
from booklet.layout.arial import arial
from booklet.layout.placed import PlacedDeck, SlideFigure
from booklet.layout.slides import place_deck
from booklet.pictures.picture import Drawing
from booklet.slides.writer import image_key, write_deck
from booklet.theme import slides as theme_module
from booklet.theme.slides import SlideTheme

THEME = SlideTheme.model_validate(
    yaml.safe_load(Path(theme_module.__file__).with_name("clinic-slides.yaml").read_text(encoding="utf-8"))
)
SHAPES = {
    "cover": (103, 82),
    "bridge": (73, 29),
    "dog": (92, 38),
    "glide": (60, 62),
    "walk": (40, 74),
    "prone": (89, 22),
    "lift": (40, 52),
}
Slots = tuple[tuple[str, Content], ...]


def points(*texts: str | Runs) -> Points:
    return Points(tuple(runs(text) if isinstance(text, str) else text for text in texts))


def picture(name: str, alt: str, *, mirrored: bool = False) -> SlidePicture:
    size = SHAPES[name.partition("-")[0]]
    return SlidePicture(Drawing(name, *size, alt, (), mirrored=mirrored), alt)


def slide(name: str, role: SlideRole, title: str, *slots: tuple[str, Content]) -> Slide:
    notes = (Note("SAY", f"Say this about {title}."), Note("DO", "Show it once."), Note("WATCH", "Faces, not feet."))
    return Slide(name, role, title, slots, notes)


def exercise(name: str, title: str, picture_name: str, dose: tuple[str, ...], *cues: str) -> Slide:
    return slide(
        f"exercise-{name}",
        SlideRole.EXERCISE,
        title,
        ("Start picture", picture(f"{picture_name}-start", f"{title}: how it starts.")),
        ("Start caption", points("Start")),
        ("Finish picture", picture(f"{picture_name}-finish", f"{title}: how it ends.")),
        ("Finish caption", points("Finish")),
        ("Dose", points(*dose)),
        ("Cues", points(*cues)),
        ("Stop", STOP),
    )


STOP = Points(
    ((Run("Pain or tingling further down the leg, new numbness or weakness? "), strong("Stop.")),),
)


def emergency(name: str, title: str) -> Slide:
    return slide(
        name,
        SlideRole.EMERGENCY,
        title,
        (
            "Signs left",
            points(
                "Hard to start to pee, or cannot pee",
                "Cannot control your pee",
                "Cannot feel peeing or a full bladder",
                "Cannot control your poo",
                "Cannot feel the need to poo",
                "Numb or odd feeling between your legs",
            ),
        ),
        (
            "Signs right",
            points(
                "A change in how sex feels or works",
                "Weak or numb in both legs",
                "Sciatica in both legs",
                "Very bad, or getting worse fast",
                "Hard to walk",
            ),
        ),
        (
            "Action",
            points(
                "Any one of these signs that is new or getting worse:", "Call 999 or go to A&E now. One sign is enough."
            ),
        ),
    )


def sample() -> Deck:
    """The deck."""
    welcome = (
        slide(
            "title",
            SlideRole.TITLE,
            "Moving well with sciatica",
            ("Subtitle", points("A class for eight weeks")),
            ("Details", points("Riverside Clinic · SCI-01 · version 1", "Sample – not reviewed by a clinician")),
            ("Picture", picture("cover", "A person walks along a path.")),
        ),
        slide(
            "audience",
            SlideRole.AUDIENCE,
            "Who this class is for",
            (
                "Points",
                points(
                    "For people already assessed by a health professional",
                    "Not assessed yet? See a physiotherapist or GP first",
                    "It does not replace the advice you were given",
                ),
            ),
            ("Aside heading", points("Ask us before you start if you")),
            (
                "Aside",
                points(
                    "are pregnant",
                    "have brittle bones or a fracture",
                    "had an operation lately",
                    "have a new hip",
                    "get dizzy, or have high blood pressure",
                    "fall, or cannot get off the floor",
                ),
            ),
        ),
        emergency("emergency", "Emergency: get help now"),
        slide(
            "urgent",
            SlideRole.URGENT,
            "Get help soon",
            ("Left heading", points("Today: call 111 or your GP")),
            ("Left", points("Weak leg or dropping foot, new or worse", "A hot, swollen, sore calf")),
            ("Right heading", points("This week: call your GP or physiotherapist")),
            (
                "Right",
                points(
                    "Cancer, now or in the past",
                    "Fever or infection",
                    "Pain after a fall or accident",
                    "An inflammatory disease",
                    "Losing weight without knowing why",
                    "Steady pain at night",
                    "Slowly getting worse",
                    "No better after 2 to 3 weeks",
                    "Pain stops your normal activities",
                ),
            ),
        ),
        slide(
            "agenda",
            SlideRole.AGENDA,
            "What we will do today",
            (
                "Points",
                points(
                    (Run("What sciatica is", link="#section-what"),),
                    (Run("Exercises to move and strengthen", link="#section-move"),),
                    (Run("Your programme, week by week", link="#programme"),),
                    (Run("What to take home", link="#take-home"),),
                ),
            ),
        ),
    )
    what = (
        slide(
            "section-what",
            SlideRole.SECTION,
            "What sciatica is",
            ("Summary", points("Most people get better without an operation.")),
            ("Points", points("Where the nerve runs", "Why it can hurt", "Rest and movement")),
            ("Picture", picture("prone", "A person lies on their front.")),
        ),
        slide(
            "nerve",
            SlideRole.CONTENT,
            "The nerve, and why it hurts",
            (
                "Points",
                points(
                    "It is the longest nerve in the body, as thick as your thumb",
                    "It runs from your lower back through your buttock to your foot",
                    "Something squeezes or irritates it, so you feel it down your leg",
                    "Strong pain does not mean strong damage",
                    "Gentle movement helps it to calm down",
                ),
            ),
        ),
        slide(
            "lifting",
            SlideRole.PICTURE,
            "How to lift",
            ("Points", points("Stand close to the load", "Bend your knees", "Keep your back steady", "Do not twist")),
            ("Picture", picture("lift", "A person lifts a box with bent knees.")),
        ),
        slide(
            "resting",
            SlideRole.PICTURE,
            "How to rest",
            ("Points", points("A pillow under your knees", "Ten minutes are enough", "Then move a little")),
            ("Picture", picture("prone-rest", "A person rests on the floor.")),
        ),
    )
    move = (
        slide(
            "section-move",
            SlideRole.SECTION,
            "Exercises",
            ("Summary", points("Try each one. Keep the ones that suit you.")),
            ("Points", points("Bridge", "Bird dog", "Seated nerve glide", "Lying on your front", "Walking")),
        ),
        exercise(
            "bridge",
            "Bridge",
            "bridge",
            ("10 reps", "hold 5 s", "twice a day"),
            "Lift your hips",
            "Straight line, shoulders to knees",
            "Hold 5 s, lower slowly",
        ),
        exercise(
            "bird-dog",
            "Bird dog",
            "dog",
            ("8–12 reps", "hold 3 s", "each side"),
            "Opposite arm and leg out",
            "Keep your back level",
            "Hold 3 s, change sides",
        ),
        exercise(
            "glide",
            "Seated sciatic nerve glide",
            "glide",
            ("10 reps", "painful side"),
            "Straighten your painful leg",
            "Toes up, look up",
            "Toes down, look down",
        ),
        slide(
            "exercise-prone",
            SlideRole.EXERCISE,
            "Lying on your front",
            ("Picture", picture("prone", "A person lies on their front.", mirrored=True)),
            ("Caption", points("Let your back go loose")),
            ("Dose", points("3–5 min", "3 times a day")),
            ("Cues", points("Lie on your front, head to one side", "Breathe slowly", "Let your back sink")),
            ("Stop", STOP),
        ),
        slide(
            "exercise-walking",
            SlideRole.EXERCISE,
            "Walking",
            ("Picture", picture("walk", "A person walks.")),
            ("Dose", points("5–10 min,", "as tolerated")),
            ("Cues", points("Easy pace, flat ground", "Arms swing", "You can talk while you walk")),
            ("Stop", STOP),
        ),
    )
    plan = (
        slide(
            "programme",
            SlideRole.PROGRAMME,
            "Weeks 1–2: ease the pain",
            (
                "Table",
                SlideTable(
                    ("Exercise", "Your dose"),
                    (
                        ("Lying on your front", "3–5 min, 3 times a day"),
                        ("Prone press-up", "10 reps, every 2–3 hours"),
                        ("Pelvic tilt", "10 reps, hold 5 s, twice a day"),
                        ("Walking", "5–10 min, as tolerated"),
                    ),
                    (2, 3),
                    "The exercises of weeks 1 and 2 with their doses.",
                ),
            ),
            ("Note", points("Your physiotherapist may change it for you.")),
        ),
        slide(
            "take-home",
            SlideRole.TAKE_HOME,
            "Three things to take home",
            (
                "Points",
                points(
                    "Moving is safe. Start small and keep going.",
                    "A bad day is normal. Do less, do not stop.",
                    "Know the emergency signs, and who to call.",
                ),
            ),
        ),
        slide(
            "sources",
            SlideRole.SOURCES,
            "Where this comes from",
            (
                "Points",
                points(
                    "An example guideline on low back pain and sciatica, 2020.",
                    (Run("An example page on sciatica, "), Run("example.org/sciatica", link="https://example.org/s")),
                    "An example trial of exercise for sciatica. Example Journal 2021;4:56–78.",
                ),
            ),
        ),
        emergency("emergency-again", "Before you go: the emergency signs"),
    )
    sections = (
        DeckSection("Welcome and safety", welcome),
        DeckSection("What sciatica is", what),
        DeckSection("Exercises", move),
        DeckSection("Your plan", plan),
    )
    return Deck(
        "Moving well with sciatica",
        "Riverside Clinic",
        "A class for people with sciatica",
        "en-GB",
        "2026-03-01",
        "1",
        "SCI-01 · version 1 · March 2026 · Sample – not reviewed by a clinician",
        sections,
        "({n} of {count})",
    )


def image(name: str, size: tuple[float, float]) -> bytes:
    """A small PNG in the picture's shape that looks like no other."""
    width, height = (round(length * 4) for length in size)
    made = Image.new("RGB", (width, height), "#EAF3F2")
    ImageDraw.Draw(made).text((8, 8), name, fill="#0B5C66")
    out = io.BytesIO()
    made.save(out, "PNG")
    return out.getvalue()


def placed_and_written(deck: Deck) -> tuple[PlacedDeck, bytes]:
    """A deck placed in the clinic's theme, and its file."""
    placed = place_deck(deck, THEME, arial())
    out = io.BytesIO()
    write_deck(placed, THEME, image_of, out)
    return placed, out.getvalue()


def image_of(figure: SlideFigure) -> bytes:
    key = image_key(figure.picture)
    return image(key, (figure.picture.width, figure.picture.height))
