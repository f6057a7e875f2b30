"""Typst's compiler on the book of a project: ``compile.py PROJECT FONTS OUTPUT``."""

from __future__ import annotations

import sys

import typst

project, fonts, output = sys.argv[1:]
typst.compile(f"{project}/book.typ", output=output, root=project, font_paths=[fonts], ignore_system_fonts=True)
