"""Page furniture: what stands around a report without being part of it.

General signs only (wording of appeals to the reader, shape of credits and stamps): no words of any one outlet.
"""

from __future__ import annotations

import re

from habeas.facts.span import Span
from habeas.read.languages.slavic.wordlists import Wordlists

_WORD = re.compile(r"[^\W\d_]+")
_STAMP = re.compile(
    r"(?:\d{1,2}[:.]\d\d[,\s]*)?\d{1,2}(?:[./]\d{1,2}[./]\d{2,4}|\s[а-яіїє]{3,9}\s\d{4})(?:\s?(?:г\.|р\.|года|року))?"
    r"[,\s]*(?:\d{1,2}[:.]\d\d)?"
)
_CREDIT = re.compile(
    r"(?:фото|видео|відео|иллюстрация|ілюстрація|скриншот|скріншот|изображение|©|\(c\)|\(с\))(?!\w)\s?[:/—–-]?\s?[^.!?]{0,90}\.?",
    re.IGNORECASE,
)
_NAVIGATION = re.compile(r"[^|•·.?!]{1,30}(?: ?[|•·] ?[^|•·.?!]{1,30}){2,}")
_QUOTED = re.compile(r"[“«„\"][^”»“\"]{25,400}[”»“\"]")
_TELLS = re.compile(
    r"\b(?:сообща|сообщи|рассказ|заяв|сказа|повідом|розпов|каже|был[аио]?|були?|була)\w*", re.IGNORECASE
)
_LONGEST_LOOK = 3000
_SHORT = 70
_LINE_MARKS = " \t:.…!»>→-–—"


def find_furniture(text: str, paragraphs: tuple[Span, ...], words: Wordlists) -> tuple[Span, ...]:
    """Return the paragraphs that are page furniture, in text order.

    1. Short lines are judged by their shape: buttons, credits, stamps, rows of links.
    2. Longer ones by what they say: an appeal to the reader for money, a subscription or leave to store cookies.
    """
    return tuple(paragraph for paragraph in paragraphs if _is_furniture(text, paragraph, words))


def _is_furniture(text: str, paragraph: Span, words: Wordlists) -> bool:
    shown = text[paragraph.start : min(paragraph.end, paragraph.start + _LONGEST_LOOK)]
    if len(shown) <= 2 * _SHORT and _is_small_print(shown, words):
        return True
    return _is_appeal(shown, words)


def _is_small_print(shown: str, words: Wordlists) -> bool:
    lower = shown.lower().strip(_LINE_MARKS)
    lines = words.words("furniture_lines")
    if lower in lines:
        return True
    begins = lower.partition(":")[0].strip()
    if begins in lines and ":" in shown and len(shown) <= _SHORT:
        return True
    if _STAMP.fullmatch(shown) or (_NAVIGATION.fullmatch(shown) and not _TELLS.search(shown)):
        return True
    return _CREDIT.fullmatch(shown) is not None and not _TELLS.search(shown)


def _is_appeal(shown: str, words: Wordlists) -> bool:
    """Return whether a paragraph asks its reader for money, an address or leave to store cookies."""
    if _QUOTED.search(shown):
        return False
    seen = {word.lower() for word in _WORD.findall(shown)}
    asks = len(seen & words.words("furniture_asks"))
    return asks >= 2 or (asks >= 1 and len(seen & words.words("furniture_press")) >= 1 and len(shown) < 400)
