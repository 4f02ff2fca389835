"""Whom a report credits: "as X reported", "по данным издания X", "з посиланням на X"."""

from __future__ import annotations

import re

from habeas.match.copies.words import key_of

_CUES = (
    r"as (?:first )?(?:reported|told|published) (?:by|in|to)", r"reported by", r"(?:first )?published (?:by|in|on)",
    r"according to", r"citing", r"with reference to", r"source:", r"translated from", r"told",
    r"in an interview (?:with|to)", r"reports from", r"via", r"originally (?:in|by|on)", r"reposted from",
    r"со ссылкой на", r"по данным", r"по информации", r"по сообщению", r"источник:", r"перепечатка", r"сообщает",
    r"как (?:сообщает|сообщил[аио]?|пишет|передает|передаёт|рассказали?)", r"передает", r"передаёт", r"пишет",
    r"об этом (?:сообщает|сообщил[аио]?|пишет|рассказал[аио]?)", r"рассказал[аио]?", r"в интервью",
    r"з посиланням на", r"за даними", r"за інформацією", r"за повідомленням", r"джерело:", r"передрук",
    r"як (?:повідомляє|повідомил[аио]|пише|передає)", r"про це (?:повідомляє|повідомил[аио]|пише|розповіл[аио])",
    r"повідомляє", r"передає", r"пише", r"розповіл[аио]", r"розповів", r"в інтерв['’ʼ]ю",
)  # fmt: skip
_KINDS = (
    "the", "an?", "изданию", "издания", "издание", "газете", "газеты", "газета", "агентству", "агентства", "агентство",
    "телеканалу?", "телеканала", "сайту?", "порталу?", "портала", "журналистам", "журналу", "виданню", "видання",
    "газеті", "газети", "агенція", "агенції", "тижневику", "еженедельнику",
)  # fmt: skip
_NAME = r"(?:[«\"“„][^»\"”“\n]{2,60}[»\"”“])|(?:[^\W\d_][\w'’ʼ-]*(?:[ \t]+[^\W\d_][\w'’ʼ-]*){0,4})"
_CREDITED = re.compile(rf"(?:{'|'.join(_CUES)})\s+(?:(?:{'|'.join(_KINDS)})\s+)*(?=({_NAME}))", re.IGNORECASE)
_VERBS = r"reports|reported|writes|wrote|сообщает|пишет|передает|передаёт|повідомляє|пише|передає"
_CREDITED_AFTER = re.compile(rf"\b(?=((?:[A-ZА-ЯІЇЄҐ][\w'’ʼ-]*[ \t]+){{1,4}})(?:{_VERBS})\b)")
_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_JOINING = frozenset("and of the on in и й та і de la".split())
_QUOTED = frozenset('«"“„')


def credited_in(text: str, language: str) -> tuple[frozenset[str], ...]:
    """Return whom a text credits, each as the keys of the words that name them, in order.

    A name in quotation marks counts whole, any other as far as its words begin with capitals.
    """
    found = [_named(match[1]) for match in _CREDITED.finditer(text)]
    found += [_named(match[1]) for match in _CREDITED_AFTER.finditer(text)]
    keyed = [name_keys(name, language) for name in found if name]
    return tuple(dict.fromkeys(keys for keys in keyed if keys))


def name_keys(name: str, language: str) -> frozenset[str]:
    """Return the keys of the words of an outlet's name, under which it meets its other spellings."""
    folded = (word.casefold().replace("’", "'").replace("ʼ", "'") for word in _WORD.findall(name))
    keys = (key_of(word, language, is_name=True) for word in folded)
    return frozenset(key.shared or key.own for key in keys if key is not None)


def _named(found: str) -> str:
    if found[0] in _QUOTED:
        return found[1:-1]
    words = found.split()
    while words and not words[-1][:1].isupper():
        words.pop()
    count = next((at for at, word in enumerate(words) if not (word[:1].isupper() or word in _JOINING)), len(words))
    return " ".join(words[:count])
