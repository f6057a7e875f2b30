"""The commands: parse, call, print.  Each is loaded when it is called, and imports the stages when it needs them."""

from __future__ import annotations

from booklet.cli.group import main

__all__ = ["main"]
