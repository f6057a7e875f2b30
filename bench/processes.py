"""Runs programs in processes of their own, in turn, and notes what each run cost.  For Linux and macOS."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Final

_MEMORY_UNIT: Final = 1 if sys.platform == "darwin" else 1024
"""Bytes: macOS counts memory in bytes, Linux in kilobytes."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one run: CPU (user and system) and wall in seconds, the most memory in bytes, the bytes of what it made."""

    cpu: float
    wall: float
    memory: int
    size: int = 0


@dataclass(frozen=True, slots=True)
class Job:
    """A program with its arguments; ``before`` runs, unmeasured, each time; ``made`` are the files that it makes."""

    command: Sequence[str | Path]
    cwd: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    before: Callable[[], object] = lambda: None
    made: Callable[[], Sequence[Path]] = lambda: ()


class FailedRunError(Exception):
    """A program that was to be measured has failed."""


def run(job: Job) -> Cost:
    """Run a program once; raises FailedRunError with the end of what it said."""
    job.before()
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            [str(part) for part in job.command],
            cwd=job.cwd,
            env={**os.environ, **job.environment},
            stdout=said,
            stderr=said,
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise FailedRunError(f"{job.command} ended with {process.returncode}:\n{said.read()[-2000:].decode()}")
    size = sum(place.stat().st_size for place in job.made())
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * _MEMORY_UNIT, size)


def run_in_turn(jobs: Mapping[str, Job], repeats: int) -> dict[str, Cost]:
    """The medians of each job's runs.  They take turns (A B A B): a busy minute of the machine hits all."""
    runs: dict[str, list[Cost]] = {name: [] for name in jobs}
    for _ in range(repeats):
        for name, job in jobs.items():
            runs[name].append(run(job))
    return {name: _middle(costs) for name, costs in runs.items()}


def _middle(costs: Sequence[Cost]) -> Cost:
    return Cost(
        median(one.cpu for one in costs),
        median(one.wall for one in costs),
        round(median(one.memory for one in costs)),
        costs[-1].size,
    )
