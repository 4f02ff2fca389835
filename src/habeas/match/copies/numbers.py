"""Numbers and days of the year in a text in English, Russian or Ukrainian, as the same keys whatever the language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_UNITS = {
    2: "two both два две двух двум двумя двое двоих двоим оба обоих дві двох двом двома двоє обидва обох",
    3: "three три трех трем тремя трое троих трьох трьом трьома троє",
    4: "four четыре четырех четырем четверо четверых чотири чотирьох чотирьом четверо чотирма",
    5: "five пять пяти пятью пятеро пятерых п'ять п'яти п'ятьох п'ятеро пʼять пʼяти пʼятьох",
    6: "six шесть шести шестью шестеро шестерых шість шести шістьох шестеро",
    7: "seven семь семи семью семеро семерых сім семи сімох семеро",
    8: "eight восемь восьми восьмью восьмеро вісім восьми вісьмох восьмеро",
    9: "nine девять девяти девятью девятеро дев'ять дев'яти дев'ятьох",
    10: "ten десять десяти десятью десятеро десятьох",
    11: "eleven одиннадцать одиннадцати одинадцять одинадцяти одинадцятьох",
    12: "twelve двенадцать двенадцати дванадцять дванадцяти дванадцятьох",
    13: "thirteen тринадцать тринадцати тринадцять тринадцяти тринадцятьох",
    14: "fourteen четырнадцать четырнадцати чотирнадцять чотирнадцяти чотирнадцятьох",
    15: "fifteen пятнадцать пятнадцати п'ятнадцять п'ятнадцяти п'ятнадцятьох",
    16: "sixteen шестнадцать шестнадцати шістнадцять шістнадцяти шістнадцятьох",
    17: "seventeen семнадцать семнадцати сімнадцять сімнадцяти сімнадцятьох",
    18: "eighteen восемнадцать восемнадцати вісімнадцять вісімнадцяти вісімнадцятьох",
    19: "nineteen девятнадцать девятнадцати дев'ятнадцять дев'ятнадцяти дев'ятнадцятьох",
    1: "один одна одного одному одной одну однієї одну one",
}
_TENS = {
    20: "twenty двадцать двадцати двадцатью двадцять двадцяти двадцятьох",
    30: "thirty тридцать тридцати тридцатью тридцять тридцяти тридцятьох",
    40: "forty сорок сорока",
    50: "fifty пятьдесят пятидесяти п'ятдесят п'ятдесяти п'ятдесятьох",
    60: "sixty шестьдесят шестидесяти шістдесят шістдесяти шістдесятьох",
    70: "seventy семьдесят семидесяти сімдесят сімдесяти сімдесятьох",
    80: "eighty восемьдесят восьмидесяти вісімдесят вісімдесяти вісімдесятьох",
    90: "ninety девяносто девяноста дев'яносто дев'яноста",
}
_HUNDREDS = {
    100: "сто ста сотня сотню", 200: "двести двухсот двісті двохсот", 300: "триста трехсот трьохсот",
    400: "четыреста четырехсот чотириста чотирьохсот", 500: "пятьсот пятисот п'ятсот п'ятисот",
    600: "шестьсот шестисот шістсот шестисот", 700: "семьсот семисот сімсот семисот",
    800: "восемьсот восьмисот вісімсот восьмисот", 900: "девятьсот девятисот дев'ятсот дев'ятисот",
}  # fmt: skip
_DOZEN = {12: "dozen дюжина дюжину", 10: "десяток десятка"}


def _by_word(*tables: dict[int, str]) -> dict[str, int]:
    return {word: value for table in tables for value, words in table.items() for word in words.split()}


_SMALL = _by_word(_UNITS)
_ROUND = _by_word(_TENS)
_LARGE = _by_word(_HUNDREDS)
_ROUGH = _by_word(_DOZEN)
_HUNDRED = frozenset({"hundred"})
_THOUSAND = frozenset("thousand тысяча тысячи тысяч тысячу тисяча тисячі тисяч тисячу".split())
MONTHS = (
    ("january", "jan", "январ", "січ"), ("february", "feb", "феврал", "лют"), ("march", "mar", "март", "берез"),
    ("april", "apr", "апрел", "квіт"), ("may", "may", "мая", "трав"), ("june", "jun", "июн", "черв"),
    ("july", "jul", "июл", "лип"), ("august", "aug", "август", "серп"), ("september", "sept", "сентябр", "верес"),
    ("october", "oct", "октябр", "жовт"), ("november", "nov", "ноябр", "листопад"),
    ("december", "dec", "декабр", "груд"),
)  # fmt: skip
_MONTH_ENDINGS = ("я", "ь", "а", "е", "у", "ю", "ня", "ні", "ень", "день", "ого", "тий", "ом", "ем", "", "й", "пня")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number, or a day of a month: `n:78`, `d:10-18`; the words from `first` up to `end` give it."""

    key: str
    first: int
    end: int


def figures_in(words: Sequence[str]) -> list[Figure]:
    """Return the numbers and the days that some folded words give, in order.

    A lone "one" is no number: it is said of too much else.
    """
    found: list[Figure] = []
    at = 0
    while at < len(words):
        value, end = _number_at(words, at)
        if value is None:
            at += 1
            continue
        day, first, end = _day_at(words, at, end, value)
        if day is not None:
            while found and found[-1].end > first:
                found.pop()
            found.append(Figure(key=day, first=first, end=end))
        elif value != 1 or words[at].isdigit():
            found.append(Figure(key=f"n:{value}", first=at, end=end))
        at = end
    return found


def _number_at(words: Sequence[str], at: int) -> tuple[int | None, int]:
    """Return the number that begins at a word and where it ends, None where none begins."""
    match = re.match(r"\d+", words[at])
    if match:
        return int(match[0][:12]), at + 1
    total, current, end = 0, None, at
    size = 10_000
    while end < len(words):
        word = words[end]
        step = _SMALL.get(word) or _ROUND.get(word) or _LARGE.get(word) or _ROUGH.get(word)
        if step is not None:
            scale = 1 if step < 20 else 10 if step < 100 else 100
            if scale >= size or (size == 10 and step >= 10):
                break
            current, size = (current or 0) + step, scale
        elif word in _HUNDRED and current is not None and current < 20:
            current, size = current * 100, 100
        elif word in _THOUSAND and current is not None:
            total, current, size = current * 1000, 0, 10_000
        elif (
            not (word == "and" and size >= 100 and end + 1 < len(words) and words[end + 1] in _SMALL | _ROUND)
            or current is None
        ):
            break
        end += 1
    return (None, at) if current is None else (total + current, end)


def _day_at(words: Sequence[str], at: int, end: int, value: int) -> tuple[str | None, int, int]:
    """Return the key of a day where the number stands beside a month, and which words give it."""
    if not 1 <= value <= 31:
        return None, at, end
    after = month_of(words[end]) if end < len(words) else None
    if after is None and end + 1 < len(words) and words[end] == "of":
        after = month_of(words[end + 1])
    if after is not None:
        return f"d:{after:02}-{value:02}", at, end + 1
    before = month_of(words[at - 1]) if at else None
    return (None, at, end) if before is None else (f"d:{before:02}-{value:02}", at - 1, end)


def month_of(word: str) -> int | None:
    """Return the number of the month that a folded word names, None where it names none."""
    for number, (full, short, russian, ukrainian) in enumerate(MONTHS, start=1):
        if word in (full, short):
            return number
        for stem in (russian, ukrainian):
            if word.startswith(stem) and word[len(stem) :] in _MONTH_ENDINGS:
                return number
    return None
