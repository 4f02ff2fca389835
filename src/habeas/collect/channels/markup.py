"""A page's markup as a tree, and a tree as paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from habeas.collect.errors import Bomb, NoText
from habeas.collect.limits import Limits

_DEPTH_SIGN = "elements are nested too deep"
_DOCTYPE = re.compile(r"<!doctype[^>]*>", re.IGNORECASE)
_NOT_IN_MARKUP = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_WHITE = re.compile(r"[ \t\r\n\f]+")
_AROUND_TAB = re.compile(r" *\t *")
_AROUND_NEWLINE = re.compile(r"[ \t]*\n[ \t]*")

_SILENT = frozenset(
    {"script", "style", "title", "template", "noscript", "svg", "math", "iframe", "object", "select", "textarea"}
)
_INLINE = frozenset(
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "hi", "i",
        "ins", "kbd", "label", "mark", "nobr", "q", "ref", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike",
        "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "graphic", "img",
    }
)  # fmt: skip
_BREAKS = {"br": "\n", "lb": "\n", "td": "\t", "th": "\t", "cell": "\t", "tr": "\n", "row": "\n"}


def parse_markup(markup: str, *, name: str, limits: Limits) -> HtmlElement:
    """Return the root element of a page.

    Raises:
        Bomb: elements are nested deeper than `limits.nesting`.
        NoText: there is no element at all.
        MemoryError: there is not enough memory for the tree.
    """
    text = _NOT_IN_MARKUP.sub("", _DOCTYPE.sub("", markup[:2000], count=1) + markup[2000:])
    # Without `huge_tree` libxml2 stops at 256 levels and drops the whole page without a word; with it, at 2048.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, collect_ids=False)
    try:
        root = document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        if _complains_of(parser, "ERR_NO_MEMORY"):
            raise MemoryError from error
        if _complains_of(parser, "ERR_RESOURCE_LIMIT"):
            raise Bomb(name=name, sign=_DEPTH_SIGN) from error
        raise NoText(name=name) from error
    if _complains_of(parser, "ERR_RESOURCE_LIMIT") or _is_deeper(root, limits.nesting):
        raise Bomb(name=name, sign=_DEPTH_SIGN)
    return root


def _complains_of(parser: HTMLParser, trouble: str) -> bool:
    return any(entry.type_name == trouble for entry in parser.error_log)


def _is_deeper(root: HtmlElement, levels: int) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > levels:
            return True
    return False


@dataclass(slots=True)
class _Flow:
    """Paragraphs in the making."""

    done: list[str]
    open_words: list[str]

    def add(self, words: str | None) -> None:
        if words:
            self.open_words.append(_WHITE.sub(" ", words))

    def close(self) -> None:
        words = re.sub(" {2,}", " ", "".join(self.open_words))
        paragraph = _AROUND_NEWLINE.sub("\n", _AROUND_TAB.sub("\t", words)).strip()
        if paragraph:
            self.done.append(paragraph)
        self.open_words.clear()


def paragraphs_of(root: etree._Element) -> tuple[str, ...]:
    """Return the words of an element, one string a block; cells are parted by tabs, rows by newlines."""
    flow = _Flow(done=[], open_words=[])
    silent: etree._Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if silent is None and tag in _SILENT and event == "start":
            silent = element
        if silent is None:
            _step(flow, event, tag)
            if event == "start":
                flow.add(element.text)
        elif element is not silent or event != "end":
            continue
        else:
            silent = None
        if event == "end" and element is not root:
            flow.add(element.tail)
    flow.close()
    return tuple(flow.done)


def _step(flow: _Flow, event: str, tag: str) -> None:
    if tag in _BREAKS:
        if event == "end":
            flow.open_words.append(_BREAKS[tag])
    elif tag not in _INLINE:
        flow.close()
