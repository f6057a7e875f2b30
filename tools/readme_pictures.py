"""Make the README's small pictures from the real editions: `python tools/readme_pictures.py` after `booklet build`.

Needs LibreOffice for the slides; the pages come from pypdfium2.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import pypdfium2 as pdfium

ROOT = Path(__file__).parents[1]
OUTPUT = ROOT / "output" / "phase-guide"
PICTURES = ROOT / "docs" / "pictures"

PAGES = {"page-exercise": "Every 2 to 3 hours", "page-emergency": "Who this is for", "page-diary": "Weeks 5 to 6:"}
SLIDES = {"slide-exercise": "9. Bridge", "slide-emergency": "Get help now"}
"""Each picture, and words that only its page or slide has."""


def render(pdf: Path, words: str, width: int, target: Path) -> None:
    """Write the first page that has the words as a PNG of a width in pixels."""
    document = pdfium.PdfDocument(pdf)
    for page in document:
        text = " ".join(page.get_textpage().get_text_bounded().split())
        if words in text:
            page.render(scale=width / page.get_width()).to_pil().convert("RGB").save(target, optimize=True)
            return
    message = f"{pdf.name} has no page with {words!r}"
    raise SystemExit(message)


def main() -> None:
    """Make all of them."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, words in PAGES.items():
        render(OUTPUT / "booklet.pdf", words, 360, PICTURES / f"{name}.png")
    with tempfile.TemporaryDirectory() as folder:
        soffice = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
        subprocess.run([*soffice, "--outdir", folder, str(OUTPUT / "deck.pptx")], check=True, capture_output=True)
        for name, words in SLIDES.items():
            render(Path(folder) / "deck.pdf", words, 560, PICTURES / f"{name}.png")


if __name__ == "__main__":
    main()
