from __future__ import annotations

from pathlib import Path

import pikepdf

from tools import verapdf


def test_a_file_without_tags_breaks_both_standards(tmp_path: Path) -> None:
    path = tmp_path / "untagged.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path)

    failed = verapdf([path])

    assert any(f"ua1 {path} 7.1-11 " in rule for rule in failed), "no structure tree"
    assert any(f"2a {path} 6.7.2.2-1 " in rule for rule in failed), "not marked"
