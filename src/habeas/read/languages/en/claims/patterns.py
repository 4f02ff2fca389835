"""A small language for the wordings of a claim, matched over lemmas.

A pattern is a row of elements. `a|b` is one token with that lemma or form, `v:a|b` a verb, `n:a|b` a noun; `@NN` is a
token whose tag begins so; `poss` a possessive; `~` up to six tokens within a clause; an element that ends in `?` may
be missing; `<of>` is a noun phrase whose head is kept under that name. Adverbs and quotation marks between elements
are passed over. Patterns are found by their first element that must be there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from habeas.read.languages.en.claims.nouns import QUOTE_MARKS, phrase_after
from habeas.read.languages.en.tokens import Token

GAP = 6
_NEGATIONS = frozenset("not n't n’t never".split())
_STOPS = frozenset(". ; ! ? :".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One wording and what it means.

    `negation` is "+" where the wording must stand affirmed, "-" where it must be negated for this meaning, "*" where
    either will do and a negation denies it. `value`, `who` and `weight` are read by the kind of claim.
    """

    name: str
    elements: tuple[str, ...]
    negation: str
    value: str
    who: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A rule found in tokens `first` to `last`; `named` holds the heads of its noun phrases."""

    rule: Rule
    first: int
    last: int
    named: Mapping[str, int]


class RuleBook:
    """The rules of one file, by the words that they can be found by."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._by_word: dict[str, list[tuple[int, Rule]]] = {}
        for rule in rules:
            offset, anchor = next(
                (place, element)
                for place, element in enumerate(rule.elements)
                if not element.endswith("?") and element[0] not in "~<@" and element != "poss"
            )
            for word in _words(anchor):
                self._by_word.setdefault(word, []).append((offset, rule))

    def matches(self, tokens: Sequence[Token], first: int, last: int) -> Iterator[Match]:
        """Yield each rule wherever it matches in tokens `first` to `last`, one sentence."""
        for at in range(first, last):
            token = tokens[at]
            candidates = self._by_word.get(token.lemma, ())
            if token.lower != token.lemma:
                candidates = [*candidates, *self._by_word.get(token.lower, ())]
            for offset, rule in candidates:
                match = _match(rule, tokens, at, offset, first, last)
                if match is not None:
                    yield match


def _match(rule: Rule, tokens: Sequence[Token], at: int, offset: int, first: int, last: int) -> Match | None:
    """Match a rule whose element number `offset` stands at token `at`."""
    begin = _backwards(rule.elements[:offset], tokens, at, first)
    if begin is None:
        return None
    named: dict[str, int] = {}
    end = _forwards(rule.elements[offset:], tokens, at, last, named)
    if end is None:
        return None
    return Match(rule=rule, first=begin, last=end, named=named)


def _backwards(elements: Sequence[str], tokens: Sequence[Token], at: int, first: int) -> int | None:
    """Match the elements before the anchor, right to left; return where they begin."""
    index = at
    for element in reversed(elements):
        before = index - 1
        while before >= first and tokens[before].text in QUOTE_MARKS:
            before -= 1
        while before >= first and tokens[before].tag == "RB" and not _fits(element.rstrip("?"), tokens[before]):
            before -= 1
        if before >= first and _fits(element.rstrip("?"), tokens[before]):
            index = before
        elif not element.endswith("?"):
            return None
    return index


def _forwards(
    elements: Sequence[str], tokens: Sequence[Token], at: int, last: int, named: dict[str, int]
) -> int | None:
    """Match elements from token `at` on; return the end of the match."""
    if not elements:
        return at
    element = elements[0]
    while at < last and tokens[at].text in QUOTE_MARKS:
        at += 1
    if element == "~":
        for skip in range(GAP + 1):
            if at + skip > last or (skip and tokens[at + skip - 1].text in _STOPS):
                return None
            end = _forwards(elements[1:], tokens, at + skip, last, named)
            if end is not None:
                return end
        return None
    if element[0] == "<":
        found = phrase_after(tokens, at, last)
        if found is None:
            return None
        named[element.strip("<>?")] = found[0]
        return _forwards(elements[1:], tokens, found[1], last, named)
    if at < last and _fits(element.rstrip("?"), tokens[at]):
        end = _forwards(elements[1:], tokens, at + 1, last, named)
        if end is not None or not element.endswith("?"):
            return end
    if element.endswith("?"):
        return _forwards(elements[1:], tokens, at, last, named)
    if at < last and tokens[at].tag == "RB" and tokens[at].lower not in _NEGATIONS:
        return _forwards(elements, tokens, at + 1, last, named)
    return None


def _words(element: str) -> list[str]:
    return element.rstrip("?").removeprefix("v:").removeprefix("n:").split("|")


@cache
def _element(element: str) -> tuple[str, frozenset[str]]:
    """Return the tag that an element asks for, and its words; an empty tag or no words ask for nothing."""
    if element == "poss":
        return "P", frozenset()
    if element[0] == "@":
        return element[1:], frozenset()
    return {"v:": "VB", "n:": "NN"}.get(element[:2], ""), frozenset(_words(element))


def _fits(element: str, token: Token) -> bool:
    tag, words = _element(element)
    if tag == "P":
        return token.tag in ("POS", "PRP$")
    return token.tag.startswith(tag) and (not words or token.lemma in words or token.lower in words)


@cache
def load_rules(name: str) -> RuleBook:
    """Return the rules of `data/NAME.tsv`: pattern, negation, value, who, weight; `#` begins a comment line.

    `%NAME%` in a pattern stands for a list of words given as `%NAME% = a|b|c` above.
    """
    lists: dict[str, str] = {}
    rules: list[Rule] = []
    lines = (files(__package__) / "data" / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if line.startswith("%") and " = " in line:
            key, _, words = line.partition("=")
            lists[key.strip()] = words.strip()
        elif line.strip() and not line.startswith("#"):
            pattern, negation, value, who, weight = (part.strip() for part in line.split("\t"))
            for key, words in lists.items():
                pattern = pattern.replace(key, words)
            rules.append(
                Rule(
                    name=f"{name}/{number}", elements=tuple(pattern.split()), negation=negation, value=value, who=who,
                    weight=float(weight),
                )
            )  # fmt: skip
    return RuleBook(rules)
