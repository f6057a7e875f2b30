"""``report.json``: what was made from what.  No clock, no path outside the project, no user."""

from __future__ import annotations

import json
from typing import Any

from booklet import __version__
from booklet.content.edition import EditionSpec
from booklet.pipeline.manifest import Manifest

NAME = "report.json"

_COUNTED = {"pdf": "pages", "pptx": "slides"}


def report(spec: EditionSpec, manifest: Manifest) -> bytes:
    """The report of an edition as JSON."""
    made = manifest["made"]
    reads = {path: hash_ for output in made.values() for path, hash_ in output["reads"].items()}
    outputs = {
        name: {"sha256": output["sha256"], _COUNTED[name.rpartition(".")[2]]: output["count"]}
        for name, output in made.items()
    }
    found: dict[str, Any] = {
        "edition": spec.id,
        "code": spec.code,
        "version": spec.version,
        "date": spec.date.isoformat(),
        "status": spec.status.value,
        "made_by": f"booklet {__version__}",
        "inputs": reads,
        "outputs": outputs,
        "diagnostics": manifest["diagnostics"],
    }
    return (json.dumps(found, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode()
