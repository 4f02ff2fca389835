"""Verbs with their voice, negation and modal words, their subject, and the words they govern.

1. A verb group is a run of auxiliaries, adverbs and one main verb; "been denied", "is heard saying" are groups.
2. Its subject is the noun phrase before it, past what stands between dashes or commas; of a relative clause, the noun
   that "who" stands for; of a joined verb ("were beaten and fed"), the subject of the verb before it.
3. What it governs runs to the next verb that has a subject of its own, or to the end of the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from habeas.read.languages.en.claims.nouns import QUOTE_MARKS, is_governed, phrase_after, phrase_before
from habeas.read.languages.en.claims.subjects import (
    CLAUSE_MARKS,
    of_whose_kin,
    open_relative,
    past_relative,
    subject_before,
)
from habeas.read.languages.en.claims.verbgroups import BETWEEN, PARTICLES, Predicate, group_at
from habeas.read.languages.en.claims.voices import goes_on_passive
from habeas.read.languages.en.tokens import Token

_NEGATIVE_SUBJECTS = frozenset("no nobody none neither nothing no-one".split())
_LINKING_TAGS = frozenset("IN CC WDT WP WRB .".split())
_SHARING_REACH = 20
_CAUSING = frozenset("let make have see help watch hear".split())


def find_predicates(tokens: Sequence[Token], first: int, last: int) -> list[Predicate]:
    """Return the predicates of tokens `first` to `last`, one sentence, in text order."""
    groups: list[Predicate] = []
    index = first
    while index < last:
        tag = tokens[index].tag
        group = group_at(tokens, index, first, last) if tag[:2] == "VB" or tag == "MD" else None
        if group is not None:
            groups.append(group)
        index = index + 1 if group is None else group.head + 1
    _add_ends(tokens, groups, last)
    _add_subjects(tokens, groups, first)
    return groups


def _add_subjects(tokens: Sequence[Token], groups: list[Predicate], first: int) -> None:
    for number, group in enumerate(groups):
        _add_subject(tokens, group, groups[:number], first)
    for number, group in enumerate(groups):
        _add_opening(tokens, group, groups[number + 1 :])


def _add_opening(tokens: Sequence[Token], group: Predicate, following: list[Predicate]) -> None:
    """Give a verb that opens a sentence ("Before being detained, …") the subject of the main verb, up to the comma."""
    if group.subject is not None or group.finite or group.infinitive:
        return
    comma = next((index for index in range(group.head + 1, group.last) if tokens[index].text == ","), group.last)
    main = next((each for each in following if each.finite and each.subject is not None), None)
    group.last = max(comma, group.head + 1)
    if main is not None and not main.relative and not _follows_kin(tokens, group, main):
        group.subject = main.subject


def _follows_kin(tokens: Sequence[Token], group: Predicate, main: Predicate) -> bool:
    """Return whether a participle behind a comma can be of either of two: "the widow of Ivan Orsk, killed in May,"."""
    if main.subject is None or not main.subject < group.first or tokens[group.first - 1].text != ",":
        return False
    return any(token.lower == "of" for token in tokens[main.subject : group.first])


def _add_subject(tokens: Sequence[Token], group: Predicate, before: list[Predicate], first: int) -> None:
    previous = before[-1] if before else None
    if group.finite and not group.infinitive and _is_joined(tokens, group):
        previous = next((each for each in reversed(before) if each.finite and not each.relative), previous)
    if group.infinitive and previous is not None:
        _add_governor(tokens, group, previous)
        return
    found, relative = subject_before(tokens, group.first, first)
    if found is not None and group.finite and not relative:
        found = past_relative(tokens, group, before, found)
    if found is not None and not group.finite and not relative:
        found = of_whose_kin(tokens, group.first, found)
    if found is None and previous is not None and (_is_joined(tokens, group) or not group.finite):
        _share_subject(tokens, group, previous)
        return
    if found is None and group.finite:
        found = open_relative(tokens, group, before)
    if found is None:
        return
    begin, head = found
    negative = tokens[begin].lower in _NEGATIVE_SUBJECTS or tokens[head].lower in _NEGATIVE_SUBJECTS
    negative = negative or (begin > first and tokens[begin - 1].lower in ("not", "nor"))
    of_none = begin - 2 >= first and tokens[begin - 1].lower == "of"
    negative = negative or (of_none and tokens[begin - 2].lower in _NEGATIVE_SUBJECTS)
    group.subject, group.subject_first, group.relative = head, begin, relative
    group.negated = group.negated or negative


def _share_subject(tokens: Sequence[Token], group: Predicate, previous: Predicate) -> None:
    """Give a verb near another one its subject; one that "and" joins to it is in the same voice and mood as well."""
    if group.first - previous.head >= _SHARING_REACH:
        return
    group.governor, group.subject = previous.head, previous.subject
    if _is_joined(tokens, group):
        group.governor = previous.governor
        group.passive = group.passive or (previous.passive and goes_on_passive(tokens, group.head, previous.lemma))
        group.modals = group.modals or previous.modals
        group.negated = group.negated or (previous.negated and tokens[group.first - 1].lower in ("or", "nor"))


def _add_governor(tokens: Sequence[Token], group: Predicate, previous: Predicate) -> None:
    """Give an infinitive its governor; its subject is the governor's object if there is one, else its subject."""
    between = phrase_after(tokens, previous.head + 1, group.first - 1)
    control = between[0] if between and not previous.passive else previous.subject
    group.governor, group.subject = previous.head, control


def _add_ends(tokens: Sequence[Token], groups: list[Predicate], last: int) -> None:
    """Give each predicate the end of what it governs: up to the next verb with a subject of its own."""
    for number, group in enumerate(groups):
        end = last
        for other in groups[number + 1 :]:
            caused = group.lemma in _CAUSING and other.modals == () and not other.past and other.head - group.head < 6
            if other.finite and not caused and not _is_joined(tokens, other):
                found = phrase_before(tokens, other.first, group.head + 1)
                found = None if found and is_governed(tokens, group.head, found[0]) else found
                end = _clause_end(tokens, group.head, found[0] if found else other.first)
                break
        while end - 1 > group.head and (
            tokens[end - 1].text in CLAUSE_MARKS
            or (tokens[end - 1].tag in _LINKING_TAGS and tokens[end - 1].lower not in PARTICLES)
        ):
            end -= 1
        end = min(end, _speech_end(tokens, group.head, end))
        group.last = max(group.last, end)


def _clause_end(tokens: Sequence[Token], head: int, end: int) -> int:
    """Return where a clause ends before the next: at the last comma with "and", "but" or "while" behind it."""
    for index in range(end - 1, head, -1):
        joins = tokens[index].tag == "CC" or tokens[index].lower in ("while", "when", "because", "although", "after")
        if joins and tokens[index - 1].text == ",":
            return index - 1
        if tokens[index].tag == "CC" and tokens[index + 1].lower in ("that", "whether"):
            return index
    return end


def _speech_end(tokens: Sequence[Token], head: int, end: int) -> int:
    """Return where the quotation that a verb stands in ends with a comma or full stop; else `end`."""
    if tokens[head].quote is None:
        return end
    for index in range(head + 1, end):
        if tokens[index].quote != tokens[head].quote:
            closed = tokens[index - 1].text in ('"', "”", "''", "»") and tokens[index - 2].text in ",.!?"
            return index if closed else end
    return end


def _is_joined(tokens: Sequence[Token], group: Predicate) -> bool:
    """Return whether a verb follows "and", "but" or "or" straight and so shares the subject before it."""
    at = group.first - 1
    while at > 0 and (tokens[at].tag in BETWEEN or tokens[at].text in QUOTE_MARKS):
        at -= 1
    return tokens[at].lower in ("and", "but", "or", "then")
