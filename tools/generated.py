"""Write the files that are made from the code: the JSON Schemas of the records, and the page of codes."""

from __future__ import annotations

from pathlib import Path

from booklet.checks.codes import codes_page
from booklet.pipeline.schemas import all_schemas

ROOT = Path(__file__).parent.parent


def main() -> None:
    """Write into the folder that this script belongs to."""
    folder = ROOT / "content" / "schema"
    folder.mkdir(exist_ok=True)
    for name, text in all_schemas().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    (ROOT / "docs").mkdir(exist_ok=True)
    (ROOT / "docs" / "codes.md").write_text(codes_page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
