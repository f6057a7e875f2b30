"""The shipped editions on the papers that they do not ask for: none may break for a clinic that prints on Letter."""

from __future__ import annotations

from dataclasses import replace

import pytest

import project
from booklet.content.edition import Kind, Output, Paper, Variant
from booklet.diagnostics import Severity
from booklet.pipeline.gallery import gather
from booklet.pipeline.making.press import Looks, Press
from booklet.pipeline.making.table import make
from booklet.pipeline.project import read_project

BOOKLET = Output(kind=Kind.BOOKLET)
PAPERS = (Paper.A4, Paper.HALF_LETTER, Paper.LETTER)
OFFICE = (Kind.SHEETS, Kind.PROGRAMME, Kind.GUIDE, Kind.STATION_CARDS, Kind.REGISTER)
OUTPUTS = (
    *(Output(kind=Kind.BOOKLET, paper=paper) for paper in PAPERS),
    Output(kind=Kind.BOOKLET, paper=Paper.LETTER, variant=Variant.LARGE_PRINT),
    *(Output(kind=kind, paper=Paper.LETTER) for kind in OFFICE),
)


@pytest.mark.parametrize("id_", project.library().edition_ids)
def test_every_page_fits_other_papers(id_: str) -> None:
    edition = project.edition(id_)
    asked = {output.kind for output in edition.spec.outputs}
    outputs = tuple(output for output in OUTPUTS if output.kind in asked)
    edition = replace(edition, spec=edition.spec.model_copy(update={"outputs": (BOOKLET, *outputs)}))
    press = Press(edition, gather(edition, read_project(project.ROOT, None).workspace), project.FINGERPRINT, Looks())
    found = [one for output in outputs for one in make(press, output).diagnostics]
    assert [str(one) for one in found if one.severity is Severity.ERROR] == []
