"""The page ``docs/codes.md``: every code, its severity and its meaning."""

from __future__ import annotations

from typing import Final

from booklet.diagnostics import Code

FAMILIES: Final = {
    "SRC": "Text files",
    "REC": "Records",
    "LNK": "Links between records",
    "SAF": "Safety",
    "CNT": "Content",
    "CLS": "Classes",
    "RDL": "Plain words",
    "IMG": "Pictures",
    "FIG": "Figures drawn from poses",
    "TYP": "Pages and type",
    "PDF": "The PDF file",
    "PRN": "Print",
    "DEK": "Slides",
    "AGR": "Agreement of the finished files with the content",
    "GOV": "Who is responsible, and until when",
    "I18N": "Languages",
    "CLR": "The clinic's colours",
    "TPL": "The clinic's own template for decks",
    "OUT": "Outputs",
}
"""What the letters of a code stand for, in the order of the page."""


def codes_page() -> str:
    """The page as Markdown."""
    lines = [
        "# Codes",
        "",
        "Every problem that booklet reports has a code. An **error** stops the editions that read the faulty file;",
        "a **warning** is printed and kept in the report. This page is made from `src/booklet/diagnostics.py`.",
    ]
    for family, title in FAMILIES.items():
        if codes := sorted((code for code in Code if code.id.partition("-")[0] == family), key=lambda code: code.id):
            lines += ["", f"## {title}", "", "| Code | Severity | Meaning |", "|---|---|---|"]
            lines += [f"| {code.id} | {code.severity.value} | {code.meaning} |" for code in codes]
    return "\n".join(lines) + "\n"
