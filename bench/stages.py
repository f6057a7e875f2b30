"""How long each of our stages takes in one build: ``python -m bench.stages PROJECT`` prints CPU seconds as JSON."""

from __future__ import annotations

import gc
import json
import sys
import tempfile
import time
from collections import defaultdict
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

STAGES: Final = {
    "files": ("pipeline.project.read_files",),
    "library": ("pipeline.project.load_library",),
    "content checks": ("pipeline.project.check_content",),
    "pictures": ("pipeline.build.gather",),
    "compose pages": ("pipeline.making.booklets.compose_booklet",),
    "compose slides": ("pipeline.making.decks.compose_deck",),
    "place pages": ("pipeline.making.booklets.place",),
    "place slides": ("pipeline.making.decks.place_deck",),
    "page and slide checks": ("pipeline.making.booklets.check_pages", "pipeline.making.decks.check_slides"),
    "paint PDF": ("pdf.paint.paint",),
    "write PPTX": ("slides.writer.write_deck",),
    "read back PDF": ("pipeline.making.booklets.check_booklet_agrees",),
    "read back PPTX": ("pipeline.making.decks.read_deck", "pipeline.making.decks.check_deck_agrees"),
}


def measure(project: Path) -> dict[str, float]:
    """CPU seconds by stage; what is in none of them (imports first of all) is ``the rest``."""
    start = time.process_time()
    spent: defaultdict[str, float] = defaultdict(float)
    for stage, names in STAGES.items():
        for name in names:
            _watch(name, stage, spent)
    pipeline = import_module("booklet.pipeline.build")
    imported = time.process_time()
    gc.disable()  # as the command does
    with tempfile.TemporaryDirectory() as output:
        pipeline.build(pipeline.Request(project, Path(output)))
    total = time.process_time() - start
    known = {"imports": imported - start, **{stage: spent[stage] for stage in STAGES}}
    return {**known, "the rest": total - sum(known.values()), "all": total}


def _watch(name: str, stage: str, spent: defaultdict[str, float]) -> None:
    """Put a function in a module's place that notes the time of the one that was there."""
    module_name, _, function_name = f"booklet.{name}".rpartition(".")
    module = import_module(module_name)
    function: Callable[..., Any] = getattr(module, function_name)

    @wraps(function)
    def watched(*args: Any, **options: Any) -> Any:  # noqa: ANN401 - passes everything on
        start = time.process_time()
        try:
            return function(*args, **options)
        finally:
            spent[stage] += time.process_time() - start

    setattr(module, function_name, watched)


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]))))
