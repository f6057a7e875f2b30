"""``report.json``: what was made from what.  No clock, no path outside the project, no user."""

from __future__ import annotations

import json
from typing import Any

from booklet import __version__
from booklet.content.library import Edition
from booklet.content.withheld import Withheld
from booklet.pipeline.making.printing import print_lines
from booklet.pipeline.manifest import Manifest

NAME = "report.json"

_COUNTED = {"pdf": "pages", "pptx": "slides"}


def report(edition: Edition, manifest: Manifest) -> bytes:
    """The report of an edition as JSON."""
    spec, made = edition.spec, manifest["made"]
    reads = {path: hash_ for output in made.values() for path, hash_ in output["reads"].items()}
    outputs = {
        name: {
            "sha256": output["sha256"],
            _COUNTED[name.rpartition(".")[2]]: output["count"],
            **output.get("facts", {}),
        }
        for name, output in made.items()
    }
    for name, line in print_lines(edition).items():
        if name in outputs:
            outputs[name]["print"] = line
    found: dict[str, Any] = {
        "edition": spec.id,
        "code": spec.code,
        "version": spec.version,
        "date": spec.date.isoformat(),
        "status": spec.status.value,
        "made_by": f"booklet {__version__}",
        "inputs": reads,
        "outputs": outputs,
        "withheld": [_withheld(entry) for entry in edition.withheld],
        "diagnostics": manifest["diagnostics"],
    }
    return (json.dumps(found, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode()


def _withheld(entry: Withheld) -> dict[str, str]:
    """A statement of a source that is not printed as the source has it."""
    return {
        "id": entry.id,
        "source": entry.source,
        "kind": entry.kind.value,
        "statement": entry.statement,
        "reason": entry.reason,
        "instead": entry.instead or "",
    }
