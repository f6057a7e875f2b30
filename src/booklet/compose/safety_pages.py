"""The safety pages: the same words on page 2, on the back cover and wherever else they are printed."""

from __future__ import annotations

from booklet.blocks.document import (
    Block,
    Heading,
    Item,
    List,
    NewPage,
    PageSide,
    Panel,
    PanelKind,
    Paragraph,
    Section,
    Table,
)
from booklet.blocks.text import Run, Runs, strong
from booklet.compose.wording import Wording, announcing, run_in
from booklet.content.library import CompleteLibrary
from booklet.content.safety import Signs

EMERGENCY_PAGE = 2
"""The page of every booklet on which the emergency signs stand in full; the checks hold it there."""

SHAPES = ("■", "▲", "◆", "▶")
"""One shape for each band of the pain scale, so that colour and number are not needed to tell them apart."""


def emergency_panel(signs: Signs, wording: Wording, place: str, level: int) -> Panel:
    """The emergency signs and what to do; ``place`` makes its ids unique in the document."""
    id_ = f"emergency.{place}"
    items = tuple(Item(f"{id_}.{sign.code}", wording.runs(sign.text)) for sign in signs.signs)
    blocks: tuple[Block, ...] = (
        Paragraph(f"{id_}.lead", wording.runs(signs.lead), "compact"),
        List(f"{id_}.signs", items, style="sign"),
        Paragraph(f"{id_}.action", action_words(signs, wording)),
    )
    return Panel(id_, PanelKind.EMERGENCY, blocks, wording.runs(signs.title), level)


def short_emergency_panel(signs: Signs, wording: Wording, id_: str, page: int = EMERGENCY_PAGE) -> Panel:
    """When to get help now, and how: all the signs, each in few words, as some of them could pass for all.

    ``page`` is where they stand in full.
    """
    place = wording.text(wording.phrases.sheet_page, page=page)
    when = announcing(f"{wording.text(signs.lead).removesuffix('.')} ({place})")
    cues = run_in(wording.text(sign.cue) for sign in signs.signs)
    blocks = (
        Paragraph(f"{id_}.emergency.signs", (strong(when), Run(f" {cues}.")), "sign"),
        Paragraph(f"{id_}.emergency.action", (strong(wording.text(signs.cue)),), "compact"),
    )
    return Panel(f"{id_}.emergency", PanelKind.EMERGENCY, blocks, wording.runs(signs.title), 2)


def action_words(signs: Signs, wording: Wording) -> Runs:
    """What to do about emergency signs; where to go and which number to call stands first."""
    act = " ".join(wording.text(line) for line in signs.action)
    first, _, rest = act.partition(". ")
    return strong(f"{first}. "), Run(rest)


def urgent_panel(signs: Signs, wording: Wording) -> Panel:
    """Signs that can wait for some hours or days, and what to do."""
    id_ = signs.id
    items = tuple(Item(f"{id_}.{sign.code}", wording.runs(sign.text)) for sign in signs.signs)
    act = " ".join(wording.text(line) for line in signs.action)
    blocks: tuple[Block, ...] = (
        Paragraph(f"{id_}.lead", wording.runs(signs.lead), "compact"),
        List(f"{id_}.signs", items, style="sign"),
        Paragraph(f"{id_}.action", (strong(act),)),
    )
    return Panel(id_, PanelKind.URGENT, blocks, wording.runs(signs.title), 2)


def safety_section(library: CompleteLibrary, wording: Wording) -> Section:
    """Page 2 and after: whom this is for, emergency signs, other signs, whom to ask first, the pain scale."""
    audience, phrases = library.audience, wording.phrases
    blocks: tuple[Block, ...] = (
        Heading("safety", 1, wording.runs(phrases.safety)),
        Panel(
            "audience",
            PanelKind.NOTE,
            (Paragraph("audience.text", wording.runs(audience.text), "compact"),),
            wording.runs(audience.title),
            2,
        ),
        emergency_panel(library.emergency, wording, "front", 2),
        NewPage(),
        urgent_panel(library.same_day, wording),
        urgent_panel(library.same_week, wording),
        NewPage(),
        *_ask_first(library, wording),
        *_pain_scale(library, wording),
    )
    return Section("safety.section", blocks, side=PageSide.LEFT)


def _ask_first(library: CompleteLibrary, wording: Wording) -> tuple[Block, ...]:
    ask = library.ask_first
    items = tuple(Item(f"ask.{tag.id}", wording.runs(tag.text)) for tag in ask.tags)
    return (
        Heading("ask", 2, wording.runs(ask.title)),
        Paragraph("ask.lead", wording.runs(ask.lead)),
        List("ask.tags", items, style="compact"),
    )


def _pain_scale(library: CompleteLibrary, wording: Wording) -> tuple[Block, ...]:
    scale, phrases = library.pain_scale, wording.phrases
    rows = tuple(
        (
            wording.runs(f"{shape} {phrases.band.format(low=band.low, high=band.high)}"),
            (strong(wording.text(band.name)),),
            wording.runs(band.advice),
        )
        for shape, band in zip(SHAPES, scale.bands, strict=False)
    )
    head = tuple(wording.runs(word) for word in (phrases.number, phrases.meaning, phrases.advice))
    return (
        Heading("pain", 2, wording.runs(scale.title)),
        Paragraph("pain.lead", wording.runs(scale.lead)),
        Table("pain.scale", head, rows, (2.1, 2.6, 5.3)),
        Panel("pain.rule", PanelKind.STOP, (Paragraph("pain.rule.text", (strong(wording.text(scale.rule)),)),)),
    )
