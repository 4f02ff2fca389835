"""What was received: sealed bytes, and what was made from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from habeas.facts.ids import ExhibitId, Sha256
from habeas.facts.struck import STRUCK_BY


class ExhibitRole(StrEnum):
    """What an exhibit is to the record."""

    ORIGINAL = "original"
    TEXT_LAYER = "text layer"
    READING = "reading"
    DRAFT = "draft"
    RELEASE = "release"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak:
    """Where a page of the original begins in the text layer; pages count from 1, offsets are code points."""

    page: int
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLayer:
    """The text of an exhibit as one tool extracted it; every offset in the record points into `text`.

    `title`, `author`, `publisher`, `published_on` and `language` are what the document says of itself.
    """

    text: str
    tool: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published_on: date | None = None
    language: str | None = None
    pages: tuple[PageBreak, ...] = ()

    def page_at(self, offset: int) -> int | None:
        """Return the page on which a code point stands, None where the original has no pages."""
        return max((mark.page for mark in self.pages if mark.start <= offset), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """Sealed bytes and what is known of where they came from.

    `sha256` is that of the bytes as received; `derived_from` and `tool` are set for what was made from another
    exhibit. `name` is the file's name or the subject of a message. A text layer is its text in UTF-8, so that
    its `sha256` is the hash that anchors carry; `pages` tells where the pages of the original begin in it.
    """

    id: ExhibitId
    role: ExhibitRole
    sha256: Sha256
    size_bytes: int
    media_type: str
    name: str
    received_at: datetime
    published_on: date | None = None
    publisher: str | None = None
    language: str | None = None
    derived_from: ExhibitId | None = None
    tool: str | None = None
    title: str | None = None
    author: str | None = None
    pages: tuple[PageBreak, ...] = ()

    @property
    def is_struck(self) -> bool:
        """Whether an erased person was struck out of it: it stands in the place of what was received or made."""
        return self.tool is not None and self.tool.endswith(STRUCK_BY)
