"""``python -m booklet`` is the command ``booklet``."""

from __future__ import annotations

from booklet.cli import main

main(prog_name="booklet")
