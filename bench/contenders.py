"""The programs that are compared, as jobs: ours in a process of its own, Typst, pptxgenjs, and bare imports."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bench.processes import Job

if TYPE_CHECKING:
    from collections.abc import Callable

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parent
MODULES: Final = HERE / "pptxgenjs" / "node_modules"

_SOURCE: Final = {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", "PYTHONDONTWRITEBYTECODE": ""}
"""This checkout, with its modules compiled, as an installation has them."""

_IMPORTS: Final = {
    "python": "pass",
    "import click": "import click",
    "import pydantic, yaml": "import pydantic, yaml",
    "import reportlab.pdfgen.canvas": "import reportlab.pdfgen.canvas",
    "import pptx": "import pptx",
    "import typst": "import typst",
}


def booklet(*arguments: str | Path) -> tuple[str | Path, ...]:
    """The command line of our program, from this checkout."""
    return (sys.executable, "-m", "booklet", *arguments)


def start_project(folder: Path) -> None:
    """A fresh project of ``booklet init``."""
    run_module("booklet", "init", folder)


def run_module(name: str, *arguments: str | Path) -> bytes:
    """Run a module of this checkout in a process of its own; what it prints."""
    command = (sys.executable, "-m", name, *arguments)
    environment = {**os.environ, **_SOURCE}
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, env=environment, cwd=ROOT).stdout


def build(project: Path, *options: str, before: Callable[[], object] | None = None) -> Job:
    """Our build; without ``before`` a cold one, for which the output folder is deleted first."""
    output = project / "output"

    def made() -> list[Path]:
        return [place for place in output.glob("*/*") if place.suffix in {".pdf", ".pptx"}]

    command = booklet("build", "--project", project, *options)
    return Job(command, project, _SOURCE, before or (lambda: shutil.rmtree(output, ignore_errors=True)), made)


def typst(project: Path) -> Job:
    """The book by Typst's compiler, from ready JSON."""
    shutil.copy(HERE / "typst" / "book.typ", project)
    spec = find_spec("font_source_sans_pro")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("font_source_sans_pro")
    fonts = Path(spec.submodule_search_locations[0], "files")
    output = project / "typst.pdf"
    command = (sys.executable, HERE / "typst" / "compile.py", project, fonts, output)
    return Job(command, project, made=lambda: [output])


def pptxgenjs(project: Path) -> Job:
    """The deck by pptxgenjs, from ready JSON."""
    output = project / "pptxgenjs.pptx"
    return Job(("node", HERE / "pptxgenjs" / "deck.js", project, output), project, made=lambda: [output])


def imports() -> dict[str, Job]:
    """What starting costs, with nothing done."""
    jobs = {name: Job((sys.executable, "-c", code), ROOT, _SOURCE) for name, code in _IMPORTS.items()}
    if no_typst():
        del jobs["import typst"]
    if not no_pptxgenjs():
        jobs["node, pptxgenjs"] = Job(("node", "-e", "require('pptxgenjs')"), HERE / "pptxgenjs")
    return jobs


def no_typst() -> str:
    """Why Typst is left out; empty where it is there."""
    return "" if find_spec("typst") else "the package `typst` is not installed: pip install -e '.[bench]'"


def no_pptxgenjs() -> str:
    """Why pptxgenjs is left out; empty where it is there."""
    for program in ("node", "npm"):
        if not shutil.which(program):
            return f"`{program}` is not installed"
    return "" if (MODULES / "pptxgenjs").is_dir() else "npm could not install it"


def install_pptxgenjs() -> None:
    """Fetch pptxgenjs into this folder, once."""
    if shutil.which("npm") and not (MODULES / "pptxgenjs").is_dir():
        command = ("npm", "install", "--no-audit", "--no-fund", "--silent")
        subprocess.run(command, check=False, cwd=HERE / "pptxgenjs", timeout=300)
