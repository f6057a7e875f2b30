"""A clinic's own template: opened, read and bound; what is wrong with it stands where the clinic names it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from booklet.content.clinic import Clinic
from booklet.diagnostics import Checked, Code, Diagnostic, nearest
from booklet.slides.package_reader import Package
from booklet.theme.binding import Binding, bind
from booklet.theme.load import load_slide_theme


class Opened(NamedTuple):
    """A template; ``font_width`` is how wide its font runs against Arial."""

    package: Package
    binding: Binding
    font_width: float


def open_template(clinic: Clinic, data: bytes) -> Checked[Opened]:
    """The template in a file, bound as the clinic says; none where something is wrong with it."""
    from booklet.slides.package_reader import RefusedTemplateError, open_package
    from booklet.slides.template_reader import read_template

    wanted = clinic.template.layouts if clinic.template else {}
    try:
        package = open_package(data)
        looks = read_template(package)
    except RefusedTemplateError as refused:
        message = f"{clinic.template.file if clinic.template else ''}: {refused}"
        return Checked(None, (Diagnostic(refused.code, message, clinic.span("template", "file"), refused.hint),))
    if unknown := tuple(_unknown(clinic, [layout.name for layout in looks.layouts if layout.title])):
        return Checked(None, unknown)
    return Checked(Opened(package, bind(looks, load_slide_theme(), wanted), looks.font_width))


def _unknown(clinic: Clinic, names: list[str]) -> Iterator[Diagnostic]:
    """Layouts that the template does not have, or that have no title."""
    known = {name.casefold() for name in names}
    for role, wanted in clinic.template.layouts.items() if clinic.template else ():
        if wanted.casefold() not in known:
            hint = nearest(wanted, names) or f"it has {', '.join(names)}"
            span = clinic.span("template", "layouts", role)
            yield Diagnostic(Code.TEMPLATE_ROLE, f"the template has no layout `{wanted}` with a title", span, hint)
