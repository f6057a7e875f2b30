"""Measures builds of books of several sizes beside Typst and pptxgenjs, and of the edition that is shipped."""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, pairwise
from pathlib import Path
from statistics import median
from typing import Final

from bench import contenders
from bench.books import write_project
from bench.processes import Cost, run, run_in_turn
from bench.tables import COST_HEAD, cells, growth, ratio, table

SIZES: Final = (40, 200, 800)
KINDS: Final = ("full", "tiny")
OURS: Final = {"our PDF": ("--only", "booklet"), "our deck": ("--only", "deck"), "our PDF and deck": ()}
PAIRS: Final = (
    ("our PDF", "Typst", ("compose pages", "place pages", "paint PDF")),
    ("our deck", "pptxgenjs", ("compose slides", "place slides", "write PPTX")),
)
"""What we make, who else makes it, and our stages that do no more than they do."""


def main() -> None:
    """Measure, and print tables."""
    options = _options()
    contenders.install_pptxgenjs()
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores")
    print(f"Medians of {options.repeats} runs that take turns.  Size: exercises, with two photos each.")
    for name, reason in (("Typst", contenders.no_typst()), ("pptxgenjs", contenders.no_pptxgenjs())):
        if reason:
            print(f"{name} is left out: {reason}")
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        _measure_shipped(Path(folder), options.repeats)
        for kind in options.photos:
            _measure_books(Path(folder), kind, options.sizes, options.repeats)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="exercises in a book, up to 900")
    parser.add_argument("--repeats", type=int, default=3, help="runs of each program")
    parser.add_argument("--photos", choices=KINDS, nargs="+", default=KINDS, help="of 56 kB, or an eighth as wide")
    parser.add_argument("--folder", type=Path, help="where to make the books  [default: the temporary folder]")
    parser.add_argument("--quick", action="store_true", help="sizes 40 and 200, once: under two minutes")
    options = parser.parse_args()
    if options.quick:
        options.sizes, options.repeats = [40, 200], 1
    options.sizes = sorted(options.sizes)
    return options


def _project(folder: Path, size: int, kind: str) -> Path:
    """A book of ours, ready to build."""
    photos = folder / "photos"
    project = folder / f"{size}-{kind}"
    contenders.run_module("bench.photos", photos, str(2 * size))  # apart: a parent's memory counts as its children's
    contenders.start_project(project)
    write_project(project, size, photos / kind)
    return project


def _measure_books(folder: Path, kind: str, sizes: list[int], repeats: int) -> None:
    """Tables of costs, ratios, growth and stages, for books with one kind of photo; all start from one exercise."""
    costs: dict[int, dict[str, Cost]] = {}
    stages: dict[int, dict[str, float]] = {}
    for size in sorted({1, *sizes}):
        project = _project(folder, size, kind)
        costs[size] = _run_book(project, repeats)
        stages[size] = _stages(project, repeats)
        shutil.rmtree(project)
    print(f"\n## Books with {kind} photos")
    rows = [[str(size), name, *cells(cost)] for size in sizes for name, cost in costs[size].items()]
    _print(("size", "what", *COST_HEAD), rows)
    _print(("ratio of CPU", *map(str, sizes)), list(_ratios(costs, stages, sizes)))
    if len(sizes) > 1:
        _print(("growth of CPU", *map(str, sizes)), list(_growth(costs, sizes)))
    rows = [[stage, *(f"{stages[size][stage]:.2f}" for size in sizes)] for stage in stages[1]]
    _print(("our stages, CPU s", *map(str, sizes)), rows)


def _print(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    if rows:
        print(f"\n{table(head, rows)}", flush=True)


def _run_book(project: Path, repeats: int) -> dict[str, Cost]:
    jobs = {}
    if not contenders.no_typst():
        jobs["Typst"] = contenders.typst(project)
    if not contenders.no_pptxgenjs():
        jobs["pptxgenjs"] = contenders.pptxgenjs(project)
    jobs |= {name: contenders.build(project, *options) for name, options in OURS.items()}
    costs = run_in_turn(jobs, repeats)
    costs["nothing changed"] = run_in_turn({"": contenders.build(project, before=lambda: None)}, repeats)[""]
    return costs


def _stages(project: Path, repeats: int) -> dict[str, float]:
    """The medians of some runs, each in a process of its own, as imports are part of it."""
    runs = [json.loads(contenders.run_module("bench.stages", project)) for _ in range(repeats)]
    return {stage: median(run[stage] for run in runs) for stage in runs[0]}


def _ratios(
    costs: dict[int, dict[str, Cost]], stages: dict[int, dict[str, float]], sizes: list[int]
) -> Iterator[list[str]]:
    """Our whole command, and then those of its stages that do what the other program does, beside it."""
    for ours, theirs, alike in PAIRS:
        if theirs in costs[1]:
            yield [f"{ours} / {theirs}", *(ratio(costs[size][ours].cpu, costs[size][theirs].cpu) for size in sizes)]
            some = [sum(stages[size][stage] for stage in alike) for size in sizes]
            cells = (ratio(part, costs[size][theirs].cpu) for part, size in zip(some, sizes, strict=True))
            yield [f"{', '.join(alike)} / {theirs}", *cells]


def _growth(costs: dict[int, dict[str, Cost]], sizes: list[int]) -> Iterator[list[str]]:
    """The exponent from each size to the next."""
    for name, start in costs[1].items():
        steps = [
            growth(start, costs[small][name], costs[large][name], large / small) for small, large in pairwise(sizes)
        ]
        yield [name, "", *steps]


def _measure_shipped(folder: Path, repeats: int) -> None:
    """The edition of this repository: built cold, after an edit, and with nothing changed, beside bare imports."""
    project = folder / "shipped"
    for name in ("content", "images"):
        shutil.copytree(contenders.ROOT / name, project / name)
    imports = contenders.imports()
    run(contenders.build(project))  # leaves compiled modules behind, as an installation does
    jobs = {
        "cold": contenders.build(project),
        "one edit": contenders.build(project, before=_editor(project)),
        "nothing changed": contenders.build(project, before=lambda: None),
        **imports,
    }
    costs = run_in_turn(jobs, max(repeats, 5))
    click = costs["import click"]
    rows = [[name, *cells(cost), ratio(cost.cpu, click.cpu)] for name, cost in costs.items()]
    print("\n## The shipped edition, and bare imports")
    _print(("what", *COST_HEAD, "/ import click"), rows)


def _editor(project: Path) -> Callable[[], None]:
    """Changes one dose to and fro."""
    record = project / "content" / "exercises" / "glute-bridge.yaml"
    doses = cycle(("10 reps", "9 reps"))
    current = [next(doses)]

    def edit() -> None:
        old, current[0] = current[0], next(doses)
        record.write_text(record.read_text("utf-8").replace(old, current[0]), "utf-8")

    return edit


if __name__ == "__main__":
    main()
