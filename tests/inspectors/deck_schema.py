"""The file beside the schemas of ISO/IEC 29500: elements and their order, attributes and their values.

The schemas are those of Microsoft's Open XML SDK, as openxml-audit carries them; ``inspectors.deck`` has what
PowerPoint minds beyond them.
"""

from __future__ import annotations

from pathlib import Path

from openxml_audit import FileFormat, OpenXmlValidator


def faults(data: bytes, folder: Path) -> list[str]:
    """Everything that a schema forbids, as ``part: sentence``."""
    file = folder / "schema.pptx"
    file.write_bytes(data)
    found = OpenXmlValidator(FileFormat.MICROSOFT_365, max_errors=0).validate(file)
    return [f"{error.part_uri}: {error.description}" for error in found.errors]
