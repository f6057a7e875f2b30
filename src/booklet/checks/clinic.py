"""Rules on the clinic's own look: its accent, and what it says of its template."""

from __future__ import annotations

from collections.abc import Iterator

from booklet.blocks.deck import SlideRole
from booklet.content.clinic import Clinic
from booklet.diagnostics import Code, Diagnostic, nearest
from booklet.theme.colour import is_near, readable_accent
from booklet.theme.load import load_page_theme


def check_clinic(clinic: Clinic | None) -> Iterator[Diagnostic]:
    """What is wrong with the colours, and the kinds of slide that there are not."""
    if clinic is None:
        return
    if clinic.colours:
        yield from _accent(clinic, clinic.colours.accent)
    roles = [role.value for role in SlideRole]
    for name in clinic.template.layouts if clinic.template else ():
        if name not in roles:
            span, some = clinic.key_span("template", "layouts", name), f"there are {', '.join(roles)}"
            hint = nearest(name, roles) or some
            yield Diagnostic(Code.TEMPLATE_ROLE, f"there is no kind of slide `{name}`", span, hint)


def _accent(clinic: Clinic, accent: str) -> Iterator[Diagnostic]:
    span, readable = clinic.span("colours", "accent"), readable_accent(accent)
    if is_near(accent, load_page_theme().colours["alarm"]):
        message = f"the accent {accent} is too near the red of the emergency panel"
        hint = "take another of your colours: red says `emergency` here, and nothing else"
        yield Diagnostic(Code.ALARM_COLOUR, message, span, hint)
    elif readable != accent.upper():
        message = f"the accent {accent} is hard to read on white or on its own tints; {readable} is used instead"
        yield Diagnostic(Code.ACCENT_DARKENED, message, span, f"write `{readable}`, or another dark colour")
