"""Runs of capitalised words: where a text may name somebody or something."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import compress
from typing import Final

from habeas.read.gazetteer import load_gazetteer
from habeas.read.languages.en.document import Document, Sentence, Token
from habeas.read.languages.en.knowntags import known_tags
from habeas.read.languages.en.names.words import Words, load_words

LONGEST_WORDS = 9
_TOWN_AND_NAME = 3
_NAME_TAGS = frozenset(("NNP", "NNPS"))
_ARTICLES = frozenset(("al-", "el-", "ul-", "as-", "ar-", "an-", "ad-"))


@dataclass(slots=True, kw_only=True)
class Run:
    """Tokens `first` to `last` (end exclusive) that begin with capitals, links such as "of the" included."""

    first: Final[int]
    last: Final[int]
    sentence: Final[int]
    words: Final[tuple[str, ...]]


def find_runs(document: Document) -> tuple[Run, ...]:
    """Return the runs of a document in text order."""
    words = load_words()
    titled_sentences = [_is_titled(document, sentence) for sentence in document.sentences]
    seen = _seen_within_sentences(document, titled_sentences)
    found: list[Run] = []
    begins = [at for at, word in enumerate(document.words) if _begins(word)]
    begin = 0
    for number, (sentence, titled) in enumerate(zip(document.sentences, titled_sentences, strict=True)):
        until, read_to = bisect_left(begins, sentence.last, begin), sentence.first
        for position in begins[begin:until]:
            if position < read_to:
                continue
            end = _run_end(document.tokens, position, sentence, words, seen if titled else None)
            if end == position:
                end = _numbered_unit_end(document.tokens, position, sentence, words)
            if end > position:
                texts = tuple(document.words[position:end])
                found.append(Run(first=position, last=end, sentence=number, words=texts))
            read_to = end
        begin = until
    return tuple(found)


def _begins(word: str) -> bool:
    """Return whether a run can begin with a word: a capital, a figure, an article such as "al-"."""
    first = word[0]
    return first.isupper() or first.isdigit() or (first in "aeu" and word[:3] in _ARTICLES)


def _seen_within_sentences(document: Document, titled: list[bool]) -> frozenset[str]:
    """Return the words that have a capital where only a name has one."""
    seen: set[str] = set()
    for sentence, is_titled in zip(document.sentences, titled, strict=True):
        if not is_titled:
            first, last = sentence.first + 1, sentence.last
            named = compress(document.words[first:last], map(_NAME_TAGS.__contains__, document.tags[first:last]))
            seen.update([word for word in named if word[0].isupper()])
    return frozenset(seen)


def _is_titled(document: Document, sentence: Sentence) -> bool:
    """Return whether every longer word of a sentence has a capital, as in a headline."""
    longer = [word[0] for word in document.words[sentence.first : sentence.last] if len(word) > 3 and word[0].isalpha()]
    return len(longer) >= 3 and sum(map(str.isupper, longer)) >= 0.8 * len(longer)


def _run_end(tokens: tuple[Token, ...], at: int, sentence: Sentence, words: Words, seen: frozenset[str] | None) -> int:
    """Return the end of the run that begins at `at`, or `at` where none does."""
    if not _can_name(tokens[at], words, seen, at == sentence.first):
        return at
    end, at_most = at + 1, min(sentence.last, at + LONGEST_WORDS)
    while end < at_most:
        if tokens[end].quote != tokens[at].quote:
            break
        if _owns_within_name(tokens, at, end, at_most, words):
            end += 2
            continue
        if tokens[end].tag == "POS":
            break
        if _can_name(tokens[end], words, seen, False):
            end += 1
            continue
        bridged = _apostrophe(tokens, end, at_most) or _bridge(tokens, at, end, at_most, words, seen)
        if bridged == end:
            break
        end = bridged
    return at + 1 if _is_place_before_name(tokens, at, end, sentence, words) else end


def _is_place_before_name(tokens: tuple[Token, ...], at: int, end: int, sentence: Sentence, words: Words) -> bool:
    """Return whether a sentence begins "In Lomovka Ivan Orsk was": a town, then somebody with two names."""
    led = at - 1 == sentence.first and tokens[at - 1].lower in ("in", "near", "outside")
    if not led or end - at != _TOWN_AND_NAME or end >= sentence.last or tokens[end].tag[:1] not in "VM":
        return False
    heads = words.organization_heads
    named = not any(token.lower in heads or not token.text.isalpha() for token in tokens[at:end])
    return named and bool(load_gazetteer().cities(tokens[at].text))


def _owns_within_name(tokens: tuple[Token, ...], at: int, end: int, at_most: int, words: Words) -> bool:
    """Return whether a possessive plural stands inside an organisation's name: "Council of Sailors' Mothers"."""
    if end + 1 >= at_most or tokens[end].text not in ("'", "’") or tokens[end - 1].text[-1] != "s":
        return False
    headed = any(token.lower in words.organization_heads for token in tokens[at:end])
    return headed and tokens[end].start == tokens[end - 1].end and tokens[end + 1].text[0].isupper()


def _numbered_unit_end(tokens: tuple[Token, ...], at: int, sentence: Sentence, words: Words) -> int:
    """Return the end of "37th brigade" or "37th rifle brigade" in small letters, `at` where none begins."""
    if not tokens[at].text[0].isdigit() or tokens[at].text[-2:] not in ("st", "nd", "rd", "th"):
        return at
    for end in range(at + 1, min(sentence.last, at + 5)):
        if tokens[end].lower in words.unit_heads:
            return end + 1
        if tokens[end].tag not in ("JJ", "NN", "NNP", "VBN"):
            break
    return at


def _apostrophe(tokens: tuple[Token, ...], end: int, at_most: int) -> int:
    """Return the position behind an apostrophe within a word ("Ga’al"), 0 where there is none."""
    if end + 1 >= at_most or tokens[end].text not in ("’", "'", "‘", "`"):
        return 0
    joined = tokens[end].start == tokens[end - 1].end and tokens[end + 1].start == tokens[end].end
    return end + 2 if joined and tokens[end + 1].text[0].isalpha() else 0


def _bridge(
    tokens: tuple[Token, ...], at: int, end: int, at_most: int, words: Words, seen: frozenset[str] | None
) -> int:
    """Return the position behind a link and the capital that follows it, or `end` where the run stops."""
    lower = tokens[end].lower
    if lower in words.particles and end + 1 < at_most and _can_name(tokens[end + 1], words, seen, False):
        return end + 2
    headed = any(token.lower in words.organization_heads for token in tokens[at:end])
    if not headed or lower not in words.linking:
        return end
    if lower in ("to", "in", "and") and not any(token.text in ("of", "for", "on") for token in tokens[at:end]):
        return end
    behind = end + 1
    while behind < at_most and tokens[behind].text in ("the", "of", "for"):
        behind += 1
    if behind >= at_most or not _can_name(tokens[behind], words, seen, False):
        return end
    is_place = load_gazetteer().country(tokens[behind].text) is not None
    return end if lower in ("in", "to") and is_place else behind + 1


def _can_name(token: Token, words: Words, seen: frozenset[str] | None, is_first: bool) -> bool:
    text = token.text
    if text[:3] in _ARTICLES and text[3:4].isupper():
        return not is_first
    if not text[0].isupper() or (len(text) == 1 and not text.isupper()):
        return False
    lower = text.lower()
    if lower in words.never:
        # "May" and "US" are names where no month or pronoun can be meant.
        return text.isupper() and len(text) > 1 and lower in ("us", "it") and text == "US"
    if seen is not None:
        return text in seen or lower not in known_tags()
    if lower in words.titles or lower in words.organization_heads or lower in words.unit_heads:
        return not is_first or token.tag in ("NNP", "NNPS")
    return token.tag in ("NNP", "NNPS", "JJ", "NN", "NNS") if not is_first else _names_at_start(token)


def _names_at_start(token: Token) -> bool:
    """Return whether a sentence's first word is a name: known as one, or not known at all."""
    if token.tag in ("NNP", "NNPS"):
        return True
    lower = token.lower
    return (
        lower not in known_tags()
        or load_gazetteer().country(token.text) is not None
        or (load_gazetteer().country_by_adjective(token.text) is not None)
    )
