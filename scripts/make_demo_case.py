"""Make the two reports of the invented case that are not plain text: a printed article and a statement.

They are committed, so that everybody's demo seals the same bytes; run this after changing their sources.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import typst
from docx import Document

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "scripts" / "demo_sources"
CASE = ROOT / "src" / "habeas" / "demo" / "case"


def make_statement(source: Path, target: Path) -> None:
    """Write a text file as a document: the first paragraph is its letterhead, the second its title."""
    letterhead, title, *paragraphs = source.read_text(encoding="utf-8").strip().split("\n\n")
    document = Document()
    document.add_paragraph(letterhead)
    document.add_heading(title, level=1)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.core_properties.author = letterhead
    document.core_properties.title = title
    document.core_properties.created = datetime(2022, 10, 28, 9, tzinfo=UTC)
    document.save(str(target))


def main() -> None:
    """Write both files into the case."""
    name = "border-observer-2022-11-04"
    CASE.joinpath(f"{name}.pdf").write_bytes(typst.compile(str(SOURCES / f"{name}.typ")))
    name = "lifeline-statement-2022-10-28"
    make_statement(SOURCES / f"{name}.txt", CASE / f"{name}.docx")


if __name__ == "__main__":
    main()
