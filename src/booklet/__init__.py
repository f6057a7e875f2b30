"""booklet: one set of content files becomes a tagged PDF booklet and an editable PowerPoint deck.

``docs/architecture.md`` names the stages, in the same words as the packages here.
"""

from __future__ import annotations

__version__ = "0.1.0"
