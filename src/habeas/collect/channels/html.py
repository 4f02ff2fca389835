"""A web page: the article's words, and what the page says of its title, author, day and publisher."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date
from importlib.metadata import version

from lxml import etree
from lxml.html import HtmlElement

from habeas.collect.channels.markup import paragraphs_of, parse_markup
from habeas.collect.encoding import declared_charset, decode_text
from habeas.collect.errors import Bomb, NoText, TooLarge
from habeas.collect.limits import Limits
from habeas.facts.exhibit import TextLayer

_DATES = {"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%d", "max_date": "2199-12-31"}
"""A page's own day of publication, from its metadata only: never guessed from its words, never bounded by the clock."""

_ARTICLE_BYTES = 2 * 1024 * 1024
"""Up to where the article is told from the rest: the time for that grows with the square (1 MB 1 s, 5 MB 9 s)."""

for _chatty in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(_chatty).addHandler(logging.NullHandler())


def lay_open(content: bytes, *, name: str, limits: Limits) -> TextLayer:
    """Return the article's text: the title first, then its paragraphs, parted by empty lines.

    Where no article can be told from the rest of the page, and on a page beyond any article's size, all its words
    are taken.

    Raises:
        TooLarge: the page is larger than `limits.markup_bytes`.
        Bomb: its elements are nested too deep.
        NotText: the page has zero bytes in it.
        UnknownEncoding: its encoding cannot be told.
        NoText: there are no words.
    """
    if len(content) > limits.markup_bytes:
        raise TooLarge(name=name, size_bytes=len(content), limit_bytes=limits.markup_bytes)
    markup = decode_text(content, name=name, declared=declared_charset(content)).text
    root = parse_markup(markup, name=name, limits=limits)
    language = _language(root)
    try:
        article = _article(root) if len(content) <= _ARTICLE_BYTES else None
    except RecursionError as error:
        raise Bomb(name=name, sign="elements are nested too deep") from error
    if article is not None:
        return replace(article, language=language)
    paragraphs = paragraphs_of(parse_markup(markup, name=name, limits=limits))
    if not paragraphs:
        raise NoText(name=name)
    return TextLayer(
        text="\n\n".join(paragraphs), tool=f"lxml {version('lxml')}", title=_plain_title(root), language=language
    )


def _article(root: HtmlElement) -> TextLayer | None:
    """Return the article with its metadata, the language aside; None where there is none."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    found = bare_extraction(
        root, with_metadata=True, include_comments=False, include_tables=True, date_extraction_params=dict(_DATES)
    )
    if not isinstance(found, Document) or found.body is None:
        return None
    paragraphs = list(paragraphs_of(found.body))
    if not paragraphs:
        return None
    title = _clean(found.title)
    if title and title not in paragraphs[:2]:
        paragraphs.insert(0, title)
    return TextLayer(
        text="\n\n".join(paragraphs),
        tool=f"trafilatura {version('trafilatura')}",
        title=title,
        author=_clean(found.author),
        publisher=_clean(found.sitename),
        published_on=_day(found.date),
    )


def _plain_title(root: HtmlElement) -> str | None:
    return _clean(root.findtext(".//title"))


def _language(root: etree._Element) -> str | None:
    """Return what the page's `lang` says, as two or three letters."""
    stated = (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip().lower()
    code = stated.replace("_", "-").split("-")[0]
    return code if code.isalpha() and code.isascii() and 2 <= len(code) <= 3 else None


def _clean(words: str | None) -> str | None:
    return " ".join(words.split()) or None if words else None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
