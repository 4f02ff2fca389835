"""A page of the manual that programs write: each has its own section, and leaves those of the others as they are."""

from __future__ import annotations

import re
from pathlib import Path

MATCHING = Path(__file__).resolve().parents[1] / "docs" / "why" / "matching.md"


def write_section(page: Path, name: str, text: str, *, by: str = "make bench") -> None:
    """Put a section into a page between its marks, at the end where the page has none yet."""
    begin, end = f"<!-- begin {name}: written by {by} -->", f"<!-- end {name} -->"
    section = f"{begin}\n{text.strip()}\n{end}"
    held = page.read_text(encoding="utf-8") if page.exists() else "# Why matching works as it does\n"
    marked = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    held = marked.sub(lambda _: section, held) if marked.search(held) else f"{held.rstrip()}\n\n{section}\n"
    page.write_text(held, encoding="utf-8")
