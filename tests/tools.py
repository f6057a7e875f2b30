"""The outside tools that read our files: a test that needs one skips where it is absent, and says why.

With ``BOOKLET_REQUIRE_TOOLS`` set, as in CI, such a test fails instead.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import pytest

import verapdf as validator

PACKAGES = {
    "pdfinfo": "poppler-utils",
    "pdftoppm": "poppler-utils",
    "pdftotext": "poppler-utils",
    "qpdf": "qpdf",
    "soffice": "libreoffice-impress",
}


def require(tool: str) -> str:
    """The path of a tool named in ``PACKAGES``."""
    path = shutil.which(tool)
    if path is None:
        _absent(f"{tool} is not installed (Debian: {PACKAGES[tool]})")
    return path


def output(tool: str, *arguments: str | Path) -> str:
    """What a tool prints; a test fails where the tool complains."""
    command = [require(tool), *arguments]
    done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, f"{tool}: {done.stdout}{done.stderr}"
    return done.stdout


def printed_deck(deck: Path, folder: Path) -> Path:
    """The PDF that LibreOffice makes of a deck, in ``folder``."""
    return converted(deck, folder, "pdf")


def converted(file: Path, folder: Path, kind: str) -> Path:
    """What LibreOffice makes of a file, in ``folder``; its user profile is there too, so two may run."""
    profile = (folder / "soffice").as_uri()
    output("soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind, "--outdir", folder, file)
    return folder / f"{file.stem}.{kind}"


def verapdf(paths: Sequence[Path], profiles: Sequence[str] = ("ua1", "2a")) -> list[str]:
    """The rules of PDF/UA-1 and PDF/A-2a that the files break; one start of Java for all of them."""
    if lacking := validator.missing():
        _absent(lacking)
    return validator.failed_rules(paths, profiles)


def _absent(reason: str) -> NoReturn:
    if os.environ.get("BOOKLET_REQUIRE_TOOLS"):
        pytest.fail(reason)
    pytest.skip(reason)
