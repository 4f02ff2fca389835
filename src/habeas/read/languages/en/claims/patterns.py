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
from typing import Final

from habeas.read.languages.en.claims.nouns import NEGATIONS, QUOTE_MARKS, phrase_after
from habeas.read.languages.en.claims.scene import Clause
from habeas.read.languages.en.tokens import Token

GAP = 6
_STOPS = frozenset(". ; ! ? :".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One element of a pattern, taken apart: `gap`, a noun phrase called `name`, or a token with `tag` and `words`."""

    tags: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    name: str = ""
    gap: bool = False
    optional: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether one of its words must stand in the sentence."""
        return bool(self.words) and not self.optional

    def fits(self, token: Token) -> bool:
        """Return whether a token is one of its words with its tag."""
        if self.tags and not token.tag.startswith(self.tags):
            return False
        return not self.words or token.lemma in self.words or token.lower in self.words


def element(text: str) -> Element:
    """Return the element that a part of a pattern stands for."""
    optional = text.endswith("?")
    text = text.rstrip("?")
    if text == "~":
        return Element(gap=True)
    if text[0] == "<":
        return Element(name=text.strip("<>"), optional=optional)
    if text == "poss":
        return Element(tags=("POS", "PRP$"), optional=optional)
    if text[0] == "@":
        return Element(tags=(text[1:],), optional=optional)
    tags = {"v:": ("VB",), "n:": ("NN",)}.get(text[:2], ())
    words = text.removeprefix("v:").removeprefix("n:").split("|")
    return Element(tags=tags, words=frozenset(words), optional=optional)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One wording and what it means.

    `negation` is "+" where the wording must stand affirmed, "-" where it must be negated for this meaning, "*" where
    either will do and a negation denies it. `value`, `who` and `weight` are read by the kind of claim. `wording` is the
    pattern as it is written.
    """

    name: str
    wording: str
    elements: tuple[Element, ...]
    negation: str
    value: str
    who: str
    weight: float


@dataclass(slots=True, kw_only=True)
class Match:
    """A rule found in tokens `first` to `last`; `named` holds the heads of its noun phrases."""

    rule: Final[Rule]
    first: Final[int]
    last: Final[int]
    named: Final[Mapping[str, int]]


_COMMON = frozenset("be have do not no n't n’t on at by with to of from in say take get go come make put give".split())
"""Words of nearly every sentence: that one of them stands there tells little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Anchored:
    """A rule, its number in the file, the place of the element that it is found by, and the words that must be there.

    `needs` holds the words of each element of which one must stand in the sentence.
    """

    rule: Rule
    number: int
    place: int
    needs: tuple[frozenset[str], ...]

    @property
    def anchors(self) -> frozenset[str]:
        """The words of the element that it is found by."""
        return self.rule.elements[self.place].words


class RuleBook:
    """The rules of one file, by the rarest words that they need."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._by_word: dict[str, list[_Anchored]] = {}
        for number, rule in enumerate(rules):
            place = next(at for at, each in enumerate(rule.elements) if each.is_sure)
            needs = tuple(each.words for each in rule.elements[place:] if each.is_sure)
            anchored = _Anchored(rule=rule, number=number, place=place, needs=needs)
            for word in next((words for words in needs if words.isdisjoint(_COMMON)), needs[0]):
                self._by_word.setdefault(word, []).append(anchored)
        self._known = frozenset(self._by_word)
        self._by_name = {rule.name: rule for rule in rules}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all rules, in the order of the file."""
        return tuple(self._by_name)

    def rule(self, name: str) -> Rule | None:
        """Return the rule of that name, None where there is none."""
        return self._by_name.get(name)

    def matches(self, clause: Clause) -> Iterator[Match]:
        """Yield each rule wherever it matches in a sentence, by the words that they are found by, then as in the file.

        1. Few rules have all their words in a sentence: those are found by the rarest.
        2. Only these are held against the tokens.
        """
        words = clause.words
        possible: dict[int, _Anchored] = {}
        for word in words & self._known:
            for each in self._by_word[word]:
                if not any(map(words.isdisjoint, each.needs)):
                    possible[each.number] = each
        if not possible:
            return
        found_by = sorted((word, number) for number, each in possible.items() for word in each.anchors & words)
        for word, number in found_by:
            each = possible[number]
            for at in clause.places(word):
                match = _match(each.rule, clause.tokens, at, each.place, clause.sentence.first, clause.sentence.last)
                if match is not None:
                    yield match


def _match(rule: Rule, tokens: Sequence[Token], at: int, offset: int, first: int, last: int) -> Match | None:
    """Match a rule whose element number `offset` stands at token `at`."""
    if not rule.elements[offset].fits(tokens[at]):
        return None
    begin = _backwards(rule.elements[:offset], tokens, at, first)
    if begin is None:
        return None
    named: dict[str, int] = {}
    end = _forwards(rule.elements[offset:], tokens, at, last, named)
    if end is None:
        return None
    return Match(rule=rule, first=begin, last=end, named=named)


def _backwards(elements: Sequence[Element], tokens: Sequence[Token], at: int, first: int) -> int | None:
    """Match the elements before the anchor, right to left; return where they begin."""
    index = at
    for each in reversed(elements):
        before = index - 1
        while before >= first and (
            tokens[before].text in QUOTE_MARKS or (tokens[before].tag == "RB" and not each.fits(tokens[before]))
        ):
            before -= 1
        if before >= first and each.fits(tokens[before]):
            index = before
        elif not each.optional:
            return None
    return index


def _forwards(
    elements: Sequence[Element], tokens: Sequence[Token], at: int, last: int, named: dict[str, int]
) -> int | None:
    """Match elements from token `at` on; return the end of the match."""
    if not elements:
        return at
    each = elements[0]
    while at < last and tokens[at].text in QUOTE_MARKS:
        at += 1
    if each.gap:
        return _past_gap(elements[1:], tokens, at, last, named)
    if each.name:
        found = phrase_after(tokens, at, last)
        if found is None:
            return None
        named[each.name] = found[0]
        return _forwards(elements[1:], tokens, found[1], last, named)
    if at < last and each.fits(tokens[at]):
        end = _forwards(elements[1:], tokens, at + 1, last, named)
        if end is not None or not each.optional:
            return end
    if each.optional:
        return _forwards(elements[1:], tokens, at, last, named)
    if at < last and tokens[at].tag == "RB" and tokens[at].lower not in NEGATIONS:
        return _forwards(elements, tokens, at + 1, last, named)
    return None


def _past_gap(
    elements: Sequence[Element], tokens: Sequence[Token], at: int, last: int, named: dict[str, int]
) -> int | None:
    """Match elements after a gap of any length up to `GAP` that crosses no full stop."""
    for skip in range(GAP + 1):
        if at + skip > last or (skip and tokens[at + skip - 1].text in _STOPS):
            return None
        if at + skip < last and elements and elements[0].is_sure and not elements[0].fits(tokens[at + skip]):
            continue
        end = _forwards(elements, tokens, at + skip, last, named)
        if end is not None:
            return end
    return None


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
            wording, negation, value, who, weight = (part.strip() for part in line.split("\t"))
            pattern = wording
            for key, words in lists.items():
                pattern = pattern.replace(key, words)
            rules.append(
                Rule(
                    name=f"{name}/{number}",
                    wording=wording,
                    elements=tuple(element(part) for part in pattern.split()),
                    negation=negation,
                    value=value,
                    who=who,
                    weight=float(weight),
                )
            )
    return RuleBook(rules)


def rule_of(name: str) -> Rule | None:
    """Return the wording behind the name of a rule, such as `acts/34`; None where the rule is no wording."""
    book, _, number = name.partition("/")
    return load_rules(book).rule(name) if number.isdecimal() else None
