"""Whose verb it is: the noun phrase before a verb group, past asides, or the noun that "who" stands for."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.read.languages.en.claims.nouns import (
    HEAD_TAGS,
    PRONOUNS,
    QUOTE_MARKS,
    is_head,
    past_age,
    phrase_before,
)
from habeas.read.languages.en.claims.persons import can_be_people
from habeas.read.languages.en.claims.verbgroups import BETWEEN, Predicate
from habeas.read.languages.en.names.words import load_words
from habeas.read.languages.en.tokens import Token

CLAUSE_MARKS = frozenset(", ; — – - : --".split())
"""The marks between which a clause can stand."""
_RELATIVES = frozenset("who which that whom whose".split())


def past_relative(
    tokens: Sequence[Token], group: Predicate, before: list[Predicate], found: tuple[int, int]
) -> tuple[int, int]:
    """Return the noun that "who" stood for where a main verb follows the relative clause: "men who left home say"."""
    for other in reversed(before):
        if other.relative and other.subject is not None and other.subject_first is not None and found[0] > other.first:
            between = tokens[other.head + 1 : found[0]]
            if not any(_parts_clauses(token) for token in between):
                led = tokens[found[0] - 1].tag in ("IN", "TO")
                starts_anew = tokens[found[0]].tag in ("DT", "PRP", "PRP$") and not led
                return found if starts_anew and found[0] > other.head + 1 else (other.subject_first, other.subject)
        if other.relative:
            break
        if _is_reduced(tokens, other) and other.subject_first is not None and found[0] > other.head:
            between = tokens[other.head + 1 : found[0]]
            if between and between[-1].tag == "IN" and not any(_parts_clauses(token) for token in between):
                return other.subject_first, other.subject or other.subject_first
    return found


def _parts_clauses(token: Token) -> bool:
    marks = token.text in CLAUSE_MARKS or token.tag in ("CC", "WRB", "WDT", "WP")
    return marks or (token.lower == "that" and token.tag == "IN")


def _is_reduced(tokens: Sequence[Token], group: Predicate) -> bool:
    """Return whether a participle stands straight behind its noun: "herders kidnapped near the well … came home"."""
    return group.passive and not group.finite and group.first == group.head and group.subject == group.first - 1


def open_relative(tokens: Sequence[Token], group: Predicate, before: list[Predicate]) -> tuple[int, int] | None:
    """Return the noun of a relative clause that a main verb follows at once: "men who were unfit were let go"."""
    for other in reversed(before):
        if other.relative and other.subject is not None and other.subject_first is not None:
            between = tokens[other.head + 1 : group.first]
            closed = any(token.text in CLAUSE_MARKS or token.tag == "CC" for token in between)
            return None if closed else (other.subject_first, other.subject)
    return None


def subject_before(tokens: Sequence[Token], at: int, first: int) -> tuple[tuple[int, int] | None, bool]:
    """Return the subject phrase before token `at` (first token, head), and whether a relative word stands for it."""
    index = at - 1
    for _ in range(4):
        while index >= first and (tokens[index].tag in BETWEEN or tokens[index].text in QUOTE_MARKS):
            index -= 1
        if index < first:
            return None, False
        token = tokens[index]
        pointing = token.lower in _RELATIVES and token.tag in ("WP", "WDT", "IN", "WP$", "DT")
        if pointing and _is_relative(tokens, index, first):
            return _antecedent(tokens, index, first), True
        if token.text in ("—", "–", "--", ",", ")", "-"):
            jumped = _before_aside(tokens, index, first)
            if jumped is None:
                return None, False
            if jumped + 2 < index and all(each.tag == "NNP" for each in tokens[jumped + 2 : index]):
                return (jumped + 2, index - 1), False
            index = past_age(tokens, jumped, first)
            continue
        return phrase_before(tokens, index + 1, first), False
    return None, False


def _is_relative(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Return whether "who" or "that" stands for the noun before it, and does not open a question or a that-clause."""
    before = at - 1
    if before >= first and tokens[before].text in (",", "—", "–"):
        before -= 1
    if before < first or not is_head(tokens[before]):
        return False
    return tokens[at].tag in ("WP", "WDT") or tokens[before].tag in HEAD_TAGS


_FOR_OTHERS = frozenset("family relative mother father parent wife husband lawyer friend".split())
"""Those who are named for somebody else's sake: "the families of soldiers who refused" speaks of the soldiers."""


def _antecedent(tokens: Sequence[Token], at: int, first: int) -> tuple[int, int] | None:
    end = at
    while end > first and tokens[end - 1].text in (",", "—", "–"):
        end -= 1
    found = phrase_before(tokens, end, first)
    if found is None or tokens[found[1]].tag in PRONOUNS:
        return found
    nearest = next((i for i in range(end - 1, found[0] - 1, -1) if is_head(tokens[i])), found[1])
    speaks_for = tokens[found[1]].lemma in _FOR_OTHERS and tokens[nearest].tag == "NNS"
    if speaks_for and nearest != found[1] and can_be_people(tokens[nearest]):
        return found[0], nearest
    if tokens[at].lower == "who" and not can_be_people(tokens[found[1]]):
        return _people_within(tokens, found, nearest, end)
    # "a sentry of the regiment who …" speaks of the sentry, "men of the village that …" of the village.
    return found if tokens[at].lower == "who" else (found[0], nearest if tokens[at].lower == "which" else found[1])


def of_whose_kin(tokens: Sequence[Token], at: int, found: tuple[int, int]) -> tuple[int, int]:
    """Return the one right before a participle where his kin would be its subject: "mothers of the soldiers held"."""
    begin, head = found
    nearest = at - 1
    kin = tokens[head].lemma in _FOR_OTHERS or tokens[head].lemma in load_words().kin
    if nearest == head or not kin or tokens[nearest].tag not in HEAD_TAGS or not can_be_people(tokens[nearest]):
        return found
    return (begin, nearest) if any(token.lower == "of" for token in tokens[head:nearest]) else found


def _people_within(tokens: Sequence[Token], found: tuple[int, int], nearest: int, end: int) -> tuple[int, int]:
    """Return the people that "who" goes on about: "a company of men from Orsk who", "a talk with Major Orsk"."""
    for head in range(nearest, found[1], -1):
        if tokens[head].tag in ("NN", "NNS") and can_be_people(tokens[head]) and tokens[head + 1].tag not in HEAD_TAGS:
            return found[0], head
    if not can_be_people(tokens[nearest]):
        return found
    led = next((i for i in range(nearest, found[0], -1) if tokens[i].tag == "IN"), found[0] - 1)
    return phrase_before(tokens, end, led + 1) or found


def _before_aside(tokens: Sequence[Token], at: int, first: int) -> int | None:
    """Return the token before what stands between two commas or dashes and ends at token `at`."""
    mark = tokens[at].text
    opening = "(" if mark == ")" else mark
    for index in range(at - 1, max(first, at - 40) - 1, -1):
        if tokens[index].text == opening:
            return index - 1 if index > first else None
    return None
