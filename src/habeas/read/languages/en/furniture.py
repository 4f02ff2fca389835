"""Page furniture: what stands around a report without being part of it.

General signs only (wording of appeals to the reader, shape of credits and bylines, place on the page): no words of
any one outlet.
"""

from __future__ import annotations

import re

from habeas.facts.span import Span

_NAME = r"[A-ZÀ-ÞА-Я][\w.’'-]*(?: (?:(?:de|van|von|al|bin|der|la)\b ?)*[A-ZÀ-ÞА-Я][\w.’'-]*){0,3}"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_CREDIT = re.compile(
    r"(?:(?:file |stock |archive )?(?:photo|image|picture|photograph|illustration|graphic|video)s?"
    r"(?: credit)?(?: by|:| courtesy| via|/)|\(c\)|credit:|source: )[^.]{0,80}\.?"
    r"|[^.]{0,60}\b(?:getty images|shutterstock|screenshot|social media|press service|screen ?grab)\)?\.?"
    r"|(?:©|\(c\)|copyright\b).{0,130}",
    re.IGNORECASE,
)
_CASED_CREDIT = re.compile(rf"{_NAME} ?/ ?{_NAME}(?: ?/ ?{_NAME})?(?: (?:via|for) {_NAME})?")
_BYLINE = re.compile(
    r"(?:By|Written by|Reporting by|Editing by|Text by|Words by|Edited by|Translated by"
    rf"|From our (?:own )?[a-z ]{{0,20}}correspondent,?) (?P<name>{_NAME})"
    rf"(?:(?:,| and| in| for| \||;|,? with) ?(?:{_NAME}|Editing by {_NAME}))*"
    r"(?:,? (?:staff|senior|special|chief|our|correspondent|reporter|editor|writer|published|updated"
    r"|\||[-–—•·]|\d).{0,60})?\.?"
)
_STAMP = re.compile(
    r"(?:(?:first |last )?(?:published|updated|posted|modified)(?: on| at|:)?\b|\d+ min(?:ute)?s?(?: of)? read|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,? \d|\d{1,2}[:.]\d\d\s?(?:am|pm|gmt|utc|msk|et|est|cet)?$|"
    rf"(?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}},?) \d{{4}}(?:$| ?[,•·|–—-]))[^.?!]{{0,80}}",
    re.IGNORECASE,
)
_NAVIGATION = re.compile(r"[^|•·.?!]{1,30}(?: ?[|•·] ?[^|•·.?!]{1,30}){2,}|[\w ]{3,20} / [\w ]{3,20}")
_IMPRINT = re.compile(
    r"(?:Layout|Circulation|Print run|Editor(?:-in-chief)?|Publisher|Design|Proofreading|ISSN|Address|Phone|E-?mail)"
    r"(?: and layout)?: .{1,120}"
)
_BUTTONS = re.compile(
    r"(?:share|share (?:this|on|via|the)\b.*|tweet(?: this)?|e-?mail(?: this)?|print(?: this)?(?: page)?|"
    r"facebook|twitter|x|telegram|whatsapp|linkedin|reddit|vk|viber|pinterest|instagram|youtube|copy(?: the)? link|"
    r"copied!?|follow us\b.*|like us\b.*|join us\b.*|subscribe\b.*|(?:to )?unsubscribe\b.*|sign (?:up|in)\b.*|"
    r"log ?in\b.*|register\b.*|see also\b.*|also read\b.*|you (?:may|might) also like.*|"
    r"recommended(?: for you)?|most (?:read|popular|viewed)|trending(?: now)?|latest(?: news)?|"
    r"advertise?ment|sponsored(?: content)?|comments?(?: \(\d+\))?|\d+ (?:comments?|shares?|views?|likes?)|"
    r"(?:leave|post|add) a comment|continue reading.*|keep reading.*|click here\b.*|tap here\b.*|"
    r"download (?:our|the) app.*|get unlimited access\b.*|scan the code\b.*|"
    r"found an? (?:mistake|error|typo)\b.*|(?:spotted|noticed) an? (?:mistake|error|typo)\b.*|"
    r"(?:skip|back|return) to .*|home|menu|search|newsletters?|privacy policy|terms (?:of|and) .*|"
    r"all rights reserved.*|accept(?: all)?(?: cookies)?|reject all|cookie (?:settings|policy)|"
    r"manage (?:cookies|preferences|consent)|remind me later\.?|not (?:now|ready to .*)|no,? thanks\.?|"
    r"maybe later\.?|close|ok|got it|donate(?: now)?|support us\b.*|pay(?:ment)? methods?|"
    r"(?:once|monthly|annual|yearly)|loading\W*|tags?:.*|topics?:.*|listen|play|watch now)",
    re.IGNORECASE,
)
_LINKS = re.compile(
    r"(?:read (?:more|also|next|it|on|in)\b.*|(?:more|other) (?:on|from|about|stories|news)\b.*|"
    r"related(?:\s(?:articles|stories|topics|news|content|posts|reading|:).*)?|more:?)",
    re.IGNORECASE,
)
_SUPPORT_LINE = re.compile(
    r"(?:Please )?(?:Support|Donate to|Subscribe to|Join|Follow|Help) (?:the |The |our |us)?[^.?,;:]{0,50}!"
)
_ASKS = re.compile(
    r"\b(?:donat(?:e|ion|ions|ing)|(?:please )?support us|supporting us|"
    r"your (?:support|help|contribution|donation|gift)|"
    r"we need your|become a (?:member|patron|supporter|subscriber)|subscrib(?:e|ing|er)|sign(?:ing)? up|chip in|"
    r"small fav(?:o|ou)r|contribut(?:e|ing|ion)|help us (?:continue|keep|stay)|newsletter|become a patron|"
    r"from (?:just |as little as |only )?[$€£]?\d+(?: [a-z]+)? a (?:week|month|year)|from (?:just|only) [$€£]|"
    r"cancel (?:whenever|any ?time|at any)|readers[’'] (?:gifts|donations|support|money)|"
    r"(?:financed|funded|paid) by (?:\w+ )?(?:donations|readers|gifts)|have (?:already )?supported us|"
    r"(?:use|uses|accept|our) cookies|cookie policy|your (?:inbox|email|e-mail|browser|experience)|ad-free|"
    r"it(?:’|')?s quick to|make a (?:one-time|monthly)|push notifications|unsubscribe)\b",
    re.IGNORECASE,
)
_PRESS = re.compile(
    r"\b(?:independent|open|quality|honest|free) (?:journalism|reporting|news|press|media)|"
    r"\b(?:make this (?:news)?paper|this story|our (?:journalis\w+|reporting|reporters|newsroom|readers|website|site|"
    r"channel|work|mission|team)|the journalists of|journalism|read by|readers like you|"
    r"integrity of|accurate and|every month|monthly|personalis|personaliz|advertis|this (?:website|site|page))\b",
    re.IGNORECASE,
)
_ASKING = (
    "donat", "support us", "supporting us", "your support", "your help", "your contribution", "your gift",
    "we need your", "become a ", "subscri", "sign up", "signing up", "chip in", "small fav", "contribut", "help us ",
    "newsletter", " a week", " a month", " a year", "from just", "from only", "cancel ", "readers’", "readers'",
    "financed by", "funded by", "paid by", "supported us", "cookie", "your inbox", "your email", "your e-mail",
    "your browser", "your experience", "ad-free", "quick to", "make a one-time", "make a monthly", "push notif",
)  # fmt: skip
"""Without any of these no word of `_ASKS` is there: nearly all paragraphs are judged by this look alone."""
_ON_PRESS = (
    *(f"{how} {what}" for how in ("independent", "open", "quality", "honest", "free")
      for what in ("journalism", "reporting", "news", "press", "media")),
    *(f"our {what}" for what in ("journalis", "report", "newsroom", "readers", "website", "site", "channel", "work",
                                 "mission", "team")),
    "make this ", "this story", "journalists of", "journalism", "read by", "readers like", "integrity of",
    "accurate and", "every month", "monthly", "personalis", "personaliz", "advertis", "this website", "this site",
    "this page",
)  # fmt: skip
"""Without any of these no word of `_PRESS` is there."""
_READER = re.compile(r"\b(?:you|your|we|us|our)\b", re.IGNORECASE)
_COMMANDS = re.compile(r"(?:^|[.!?] )(?:Become|Support|Subscribe|Donate|Join|Help|Scan|Sign)\b")
_AUTHOR = re.compile(
    r"\b(?:report(?:s|ed)|writes|wrote|covers|covered|is (?:a|an|the|our) [\w -]{0,40}(?:correspondent|reporter|editor|"
    r"journalist|writer|contributor))\b",
)
_QUOTED = re.compile(r"[“«\"][^”»\"]{25,400}[”»\"]")
_LONGEST_LOOK = 3000
_SHORT = 70
_WEAK_TAIL = 200


def find_furniture(text: str, paragraphs: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the paragraphs that are page furniture, in text order.

    1. Short lines are judged by their shape: buttons, credits, bylines, stamps, calls for support.
    2. Longer ones by what they say: an appeal to the reader about money, letters or cookies; a note on the author.
    3. Behind an appeal, what still speaks to the reader, or is a short line without an end, belongs to it; behind
       "more from …" so do the headings of other reports.
    """
    found: list[Span] = []
    authors: list[str] = []
    in_banner = False
    lower = text.lower()
    # Hardly any of these words stand in a report: which do is asked of the whole text, not of each paragraph.
    asking = tuple(stem for stem in _ASKING if stem in lower)
    on_press = tuple(stem for stem in _ON_PRESS if stem in lower)
    for paragraph in paragraphs:
        words = text[paragraph.start : min(paragraph.end, paragraph.start + _LONGEST_LOOK)]
        byline = _BYLINE.fullmatch(words) if len(words) <= 2 * _SHORT else None
        authors += [byline["name"]] if byline else []
        opens = _is_appeal(words, asking, on_press) or _LINKS.fullmatch(words[:_WEAK_TAIL]) is not None
        if opens or byline or _is_small_print(words) or _is_author_note(words, authors):
            found.append(paragraph)
            in_banner = in_banner or opens
        elif in_banner and _goes_on(words):
            found.append(paragraph)
        else:
            in_banner = False
    return tuple(found)


def _is_small_print(words: str) -> bool:
    if len(words) > 2 * _SHORT:
        return False
    if any(shape.fullmatch(words) for shape in (_BUTTONS, _SUPPORT_LINE)) and (
        len(words) <= _SHORT or not words.endswith(".")
    ):
        return True
    shaped = any(shape.fullmatch(words) for shape in (_CASED_CREDIT, _STAMP, _NAVIGATION, _IMPRINT))
    return shaped or (_CREDIT.fullmatch(words) is not None and _is_no_sentence(words))


def _is_no_sentence(words: str) -> bool:
    return not re.search(r"\b(?:was|were|is|are|has|have|had|said|says|will)\b", words)


def _is_author_note(words: str, authors: list[str]) -> bool:
    """Return whether a short paragraph tells who the author of the report is: "X has covered the region since …"."""
    named = any(words.startswith(author) for author in authors[:5])
    return named and len(words) <= _WEAK_TAIL and _AUTHOR.search(words) is not None


def _is_appeal(words: str, asking: tuple[str, ...], on_press: tuple[str, ...]) -> bool:
    """Return whether a paragraph asks its reader for money, an address or leave to store cookies.

    `asking` and `on_press` are those stems of appeals that the text has at all.
    """
    if not asking and not on_press:
        return False
    lower = words.lower()
    may_ask = any(map(lower.__contains__, asking))
    if not may_ask and not any(map(lower.__contains__, on_press)):
        return False
    if not (_READER.search(words) or _COMMANDS.search(words)):
        return False
    asks = len({match.group().lower() for match in _ASKS.finditer(words)}) if may_ask else 0
    about_press = len({match.group().lower() for match in _PRESS.finditer(words)})
    if not (asks >= 2 or (asks >= 1 and about_press >= 1) or about_press >= 3):
        return False
    return _QUOTED.search(words) is None


def _goes_on(words: str) -> bool:
    if _QUOTED.search(words):
        return False
    if len(words) <= _SHORT and not words.endswith((".", "!", "?")):
        return True
    return len(words) <= _WEAK_TAIL and bool(_ASKS.search(words) or _PRESS.search(words) or _BUTTONS.fullmatch(words))
