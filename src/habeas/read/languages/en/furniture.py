"""Page furniture: what stands around a report without being part of it.

General signs only (wording of appeals to the reader, shape of credits and bylines, place on the page): no words of
any one outlet.
"""

from __future__ import annotations

import re

from habeas.facts.span import Span

_NAME = r"[A-ZÀ-ÞА-Я][\w.’'-]*(?: (?:(?:de|van|von|al|bin|der|la)\b ?)*[A-ZÀ-ÞА-Я][\w.’'-]*){0,3}"
_CREDIT = re.compile(
    rf"(?:{_NAME} ?/ ?{_NAME}(?: ?/ ?{_NAME})?(?: (?:via|for) {_NAME})?"
    r"|(?:(?:file |stock |archive )?(?:photo|image|picture|photograph|illustration|graphic|video)s?"
    r"(?: credit)?(?: by|:| courtesy| via|/)|©|\(c\)|credit:|source: )[^.]{0,80}"
    r"|[^.]{0,60}\b(?:getty images|shutterstock|screenshot|social media|press service|screen ?grab)\)?)\.?",
    re.IGNORECASE,
)
_CASED_CREDIT = re.compile(rf"{_NAME} ?/ ?{_NAME}(?: ?/ ?{_NAME})?(?: (?:via|for) {_NAME})?")
_BYLINE = re.compile(
    rf"(?:By|Written by|Reporting by|Editing by|Text by|Words by|Edited by|Translated by) {_NAME}"
    rf"(?:(?:,| and| in [A-Z][a-z]+| for| \||;) ?(?:{_NAME}|Editing by)?)*[^.?!]{{0,60}}\.?"
)
_STAMP = re.compile(
    r"(?:(?:first |last )?(?:published|updated|posted|modified)(?: on| at|:)?\b|\d+ min(?:ute)?s?(?: of)? read|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,? \d|\d{1,2}[:.]\d\d\s?(?:am|pm|gmt|utc|msk|et|est|cet)?$)[^.?!]{0,80}",
    re.IGNORECASE,
)
_BUTTONS = re.compile(
    r"(?:share|share (?:this|on|via|the)\b.*|tweet(?: this)?|e-?mail(?: this)?|print(?: this)?(?: page)?|"
    r"facebook|twitter|x|telegram|whatsapp|linkedin|reddit|vk|viber|pinterest|instagram|youtube|copy(?: the)? link|"
    r"copied!?|follow us\b.*|like us\b.*|join us\b.*|subscribe\b.*|sign (?:up|in)\b.*|log ?in\b.*|register\b.*|"
    r"read (?:more|also|next|it|on|in)\b.*|see also\b.*|also read\b.*|more (?:on|from|about|stories|news)\b.*|"
    r"related(?:\s(?:articles|stories|topics|news|content|posts|reading|:).*)?|you (?:may|might) also like.*|"
    r"recommended(?: for you)?|most (?:read|popular|viewed)|trending(?: now)?|latest(?: news)?|"
    r"advertise?ment|sponsored(?: content)?|comments?(?: \(\d+\))?|\d+ (?:comments?|shares?|views?|likes?)|"
    r"(?:leave|post|add) a comment|continue reading.*|keep reading.*|click here\b.*|tap here\b.*|download (?:our|the) app.*|"
    r"(?:skip|back|return) to .*|home|menu|search|newsletters?|privacy policy|terms (?:of|and) .*|all rights reserved.*|"
    r"accept(?: all)?(?: cookies)?|reject all|cookie (?:settings|policy)|manage (?:cookies|preferences|consent)|"
    r"remind me later\.?|not (?:now|ready to .*)|no,? thanks\.?|maybe later\.?|close|ok|got it|donate(?: now)?|"
    r"support us\b.*|pay(?:ment)? methods?|(?:once|monthly|annual|yearly)|loading\W*|tags?:.*|topics?:.*|listen|play|watch now)",
    re.IGNORECASE,
)
_SUPPORT_LINE = re.compile(
    r"(?:Please )?(?:Support|Donate to|Subscribe to|Join|Follow|Help) (?:the |The |our |us)?[^.?,;:]{0,50}!"
)
_ASKS = re.compile(
    r"\b(?:donat(?:e|ion|ions|ing)|(?:please )?support us|supporting us|your (?:support|help|contribution|donation|gift)|"
    r"we need your|become a (?:member|patron|supporter|subscriber)|subscrib(?:e|ing|er)|sign(?:ing)? up|chip in|"
    r"small fav(?:o|ou)r|contribut(?:e|ing|ion)|help us (?:continue|keep|stay)|from (?:just|as little as|only) [$€£]|newsletter|"
    r"(?:use|uses|accept|our) cookies|cookie policy|your (?:inbox|email|e-mail|browser|experience)|ad-free|"
    r"it(?:’|')?s quick to|make a (?:one-time|monthly)|push notifications|unsubscribe)\b",
    re.IGNORECASE,
)
_PRESS = re.compile(
    r"\b(?:independent|open|quality|honest|free) (?:journalism|reporting|news|press|media)|\b(?:our (?:journalis\w+|reporting|"
    r"reporters|newsroom|readers|website|site|channel|work|mission|team)|the journalists of|journalism|read by|readers like you|"
    r"integrity of|accurate and|every month|monthly|personalis|personaliz|advertis|this (?:website|site|page))\b",
    re.IGNORECASE,
)
_READER = re.compile(r"\b(?:you|your|we|us|our)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[“«\"][^”»\"]{15,400}[”»\"]")
_SHORT = 70
_WEAK_TAIL = 200


def find_furniture(text: str, paragraphs: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the paragraphs that are page furniture, in text order.

    1. Short lines are judged by their shape: buttons, credits, bylines, stamps, calls for support.
    2. Longer ones by what they say: an appeal to the reader about money, letters or cookies.
    3. Behind an appeal, what still speaks to the reader, or is a short line without an end, belongs to it.
    """
    found: list[Span] = []
    in_banner = False
    for paragraph in paragraphs:
        words = text[paragraph.start : min(paragraph.end, paragraph.start + 3000)]
        appeal = _is_appeal(words)
        if appeal or _is_small_print(words) or (in_banner and _goes_on(words)):
            found.append(paragraph)
            in_banner = in_banner or appeal
        else:
            in_banner = False
    return tuple(found)


def _is_small_print(words: str) -> bool:
    if len(words) > 2 * _SHORT:
        return False
    if len(words) <= _SHORT and (_BUTTONS.fullmatch(words) or _SUPPORT_LINE.fullmatch(words)):
        return True
    shaped = _CASED_CREDIT.fullmatch(words) or _BYLINE.fullmatch(words) or _STAMP.fullmatch(words)
    return bool(shaped) or (_CREDIT.fullmatch(words) is not None and _is_no_sentence(words))


def _is_no_sentence(words: str) -> bool:
    return not re.search(r"\b(?:was|were|is|are|has|have|had|said|says|will)\b", words)


def _is_appeal(words: str) -> bool:
    """Return whether a paragraph asks its reader for money, an address or leave to store cookies."""
    if not _READER.search(words) or _QUOTED.search(words.replace("foreign agent", "")):
        return False
    asks = len({match.group().lower() for match in _ASKS.finditer(words)})
    about_press = len({match.group().lower() for match in _PRESS.finditer(words)})
    return asks >= 2 or (asks >= 1 and about_press >= 1) or (about_press >= 3)


def _goes_on(words: str) -> bool:
    if _QUOTED.search(words):
        return False
    if len(words) <= _SHORT and not words.endswith((".", "!", "?")):
        return True
    return len(words) <= _WEAK_TAIL and bool(_ASKS.search(words) or _PRESS.search(words) or _BUTTONS.fullmatch(words))
