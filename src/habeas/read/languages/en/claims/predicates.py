"""Verbs with their voice, negation and modal words, their subject, and the words they govern.

1. A verb group is a run of auxiliaries, adverbs and one main verb; "been denied", "is heard saying" are groups.
2. Its subject is the noun phrase before it, past what stands between dashes or commas; of a relative clause, the noun
   that "who" stands for; of a joined verb ("were beaten and fed"), the subject of the verb before it.
3. What it governs runs to the next verb that has a subject of its own, or to the end of the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.read.languages.en.claims.nouns import (
    HEAD_TAGS,
    PRONOUNS,
    QUOTE_MARKS,
    is_governed,
    is_head,
    past_age,
    phrase_after,
    phrase_before,
)
from habeas.read.languages.en.claims.persons import can_be_people
from habeas.read.languages.en.claims.voices import goes_on_passive
from habeas.read.languages.en.tokens import Token

_AUXILIARIES = frozenset("be have do get".split())
_BETWEEN = frozenset("RB RBR RBS".split())
_NEGATIONS = frozenset("not n't n’t never neither nor hardly barely cannot".split())
_NEGATIVE_SUBJECTS = frozenset("no nobody none neither nothing no-one".split())
_RELATIVES = frozenset("who which that whom whose".split())
_CLAUSE_MARKS = frozenset(", ; — – - : --".split())
_UNCHANGING = frozenset("let put cut hit set shut beat hurt cast split quit".split())
_LINKING_TAGS = frozenset("IN CC WDT WP WRB .".split())
_PARTICLES = frozenset("up out off in away down over back".split())
_SHARING_REACH = 20
_FINITE_TAGS = frozenset("VBD VBP VBZ MD".split())
_CAUSING = frozenset("let make have see help watch hear".split())


@dataclass(slots=True, kw_only=True)
class Predicate:
    """One verb group: tokens `first` to `head`, the main verb's lemma, and what goes with it.

    `subject` is the token of the subject's head, `subject_first` where its phrase begins. `last` ends what it
    governs. `modals` are the lower-case modal words; `governor` is the verb before an infinitive or participle
    ("threatened to send"). `negated` counts "not", "never" and a subject such as "nobody".

    Not frozen, since it is filled in while its sentence is read: copies would take most of the time.
    """

    first: int
    head: int
    last: int
    lemma: str
    passive: bool
    negated: bool
    finite: bool
    perfect: bool
    past: bool
    modals: tuple[str, ...]
    subject: int | None = None
    subject_first: int | None = None
    governor: int | None = None
    infinitive: bool = False
    relative: bool = False


def find_predicates(tokens: Sequence[Token], first: int, last: int) -> list[Predicate]:
    """Return the predicates of tokens `first` to `last`, one sentence, in text order."""
    groups: list[Predicate] = []
    index = first
    while index < last:
        tag = tokens[index].tag
        group = _group_at(tokens, index, first, last) if tag[:2] == "VB" or tag == "MD" else None
        if group is not None:
            groups.append(group)
        index = index + 1 if group is None else group.head + 1
    _add_ends(tokens, groups, last)
    _add_subjects(tokens, groups, first)
    return groups


def _group_at(tokens: Sequence[Token], at: int, first: int, last: int) -> Predicate | None:
    token = tokens[at]
    if token.tag == "VBN" and _describes(tokens, at, last):
        return None
    if token.tag == "MD" and token.text[0].isupper() and at > first and not _verb_next(tokens, at, last):
        return None
    head, index, modals, negated, auxiliaries = at, at, [], False, []
    while index < last:
        here = tokens[index]
        if here.lower in _NEGATIONS:
            negated = True
        elif here.tag == "MD":
            modals.append(here.lower)
            head = index
        elif here.tag.startswith("VB"):
            if head != index and tokens[head].tag != "MD":
                auxiliaries.append(head)
            head = index
            if here.lemma not in _AUXILIARIES:
                break
        elif (
            here.tag == "TO"
            and tokens[head].lemma in ("have", "be", "go")
            and index == head + 1
            and _verb_next(tokens, index, last)
        ):
            modals.append("to")
        elif not (here.tag in _BETWEEN or here.text in QUOTE_MARKS or here.lower in ("able", "yet", "all", "both")):
            break
        index += 1
    return _made(tokens, at, head, modals=modals, negated=negated, auxiliaries=auxiliaries, first=first)


def _made(
    tokens: Sequence[Token],
    at: int,
    head: int,
    *,
    modals: list[str],
    negated: bool,
    auxiliaries: list[int],
    first: int,
) -> Predicate:
    main = tokens[head]
    lemmas = [tokens[index].lemma for index in auxiliaries]
    participle = main.tag in ("VBN", "VBD")
    reduced = not auxiliaries and not modals and main.tag == "VBN" and not _is_active(tokens, head, first)
    unchanged = main.tag in ("VB", "VBP") and main.lower in _UNCHANGING
    before = at - 1
    while before > first and (tokens[before].tag in _BETWEEN or tokens[before].text in QUOTE_MARKS):
        before -= 1
    infinitive = before >= first and tokens[before].tag == "TO"
    begin = tokens[at]
    return Predicate(
        first=at, head=head, last=head + 1, lemma=main.lemma,
        passive=(bool(lemmas) and lemmas[-1] in ("be", "get") and (participle or unchanged)) or reduced,
        negated=negated or (at > first and tokens[at - 1].lower in ("not", "never")),
        finite=not infinitive and not reduced and (begin.tag in _FINITE_TAGS or (main.tag == "VBN" and at == head)),
        perfect="have" in lemmas, past=begin.tag == "VBD", modals=tuple(modals), infinitive=infinitive,
    )  # fmt: skip


def _is_active(tokens: Sequence[Token], head: int, first: int) -> bool:
    """Return whether a form that may be past tense or participle is a past tense: "the council forwarded fifty"."""
    if head <= first or head + 1 >= len(tokens):
        return False
    before, after = tokens[head - 1], tokens[head + 1]
    opens = after.tag in ("DT", "PRP", "PRP$", "CD") or (
        after.tag == "RB" and head + 2 < len(tokens) and tokens[head + 2].tag == "CD"
    )
    particle = after.lower in _PARTICLES and head + 2 < len(tokens)
    opens = opens or (particle and tokens[head + 2].tag in ("DT", "PRP", "PRP$", "CD"))
    led = before.tag in ("NN", "NNS", "NNP", "PRP", "NNPS") or (before.tag == "JJ" and tokens[head - 2].tag == "DT")
    return opens and (led or before.tag == "CC")


def _verb_next(tokens: Sequence[Token], at: int, last: int) -> bool:
    return at + 1 < last and tokens[at + 1].tag[:2] == "VB"


def _describes(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Return whether a participle is an adjective before its noun: "the detained men"."""
    after = tokens[at + 1] if at + 1 < last else None
    before = tokens[at - 1] if at else None
    if after is None or after.tag not in ("NN", "NNS", "NNP", "NNPS", "JJ"):
        return False
    return before is not None and (before.tag in ("DT", "PRP$", "JJ", "CD", "POS", "IN") or before.text == "“")


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
            tokens[end - 1].text in _CLAUSE_MARKS
            or (tokens[end - 1].tag in _LINKING_TAGS and tokens[end - 1].lower not in _PARTICLES)
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
    while at > 0 and (tokens[at].tag in _BETWEEN or tokens[at].text in QUOTE_MARKS):
        at -= 1
    return tokens[at].lower in ("and", "but", "or", "then")


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
    if main is not None and not main.relative:
        group.subject = main.subject


def _add_subject(tokens: Sequence[Token], group: Predicate, before: list[Predicate], first: int) -> None:
    previous = before[-1] if before else None
    if group.finite and not group.infinitive and _is_joined(tokens, group):
        previous = next((each for each in reversed(before) if each.finite and not each.relative), previous)
    if group.infinitive and previous is not None:
        _add_governor(tokens, group, previous)
        return
    found, relative = _subject(tokens, group.first, first)
    if found is not None and group.finite and not relative:
        found = _past_relative(tokens, group, before, found)
    if found is None and previous is not None and (_is_joined(tokens, group) or not group.finite):
        _share_subject(tokens, group, previous)
        return
    if found is None and group.finite:
        found = _open_relative(tokens, group, before)
    if found is None:
        return
    begin, head = found
    negative = tokens[begin].lower in _NEGATIVE_SUBJECTS or tokens[head].lower in _NEGATIVE_SUBJECTS
    negative = negative or (begin > first and tokens[begin - 1].lower == "not")
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


def _past_relative(
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
    marks = token.text in _CLAUSE_MARKS or token.tag in ("CC", "WRB", "WDT", "WP")
    return marks or (token.lower == "that" and token.tag == "IN")


def _is_reduced(tokens: Sequence[Token], group: Predicate) -> bool:
    """Return whether a participle stands straight behind its noun: "herders kidnapped near the well … came home"."""
    return group.passive and not group.finite and group.first == group.head and group.subject == group.first - 1


def _open_relative(tokens: Sequence[Token], group: Predicate, before: list[Predicate]) -> tuple[int, int] | None:
    """Return the noun of a relative clause that a main verb follows at once: "men who were unfit were let go"."""
    for other in reversed(before):
        if other.relative and other.subject is not None and other.subject_first is not None:
            between = tokens[other.head + 1 : group.first]
            closed = any(token.text in _CLAUSE_MARKS or token.tag == "CC" for token in between)
            return None if closed else (other.subject_first, other.subject)
    return None


def _subject(tokens: Sequence[Token], at: int, first: int) -> tuple[tuple[int, int] | None, bool]:
    """Return the subject phrase before token `at` (first token, head), and whether a relative word stands for it."""
    index = at - 1
    for _ in range(4):
        while index >= first and (tokens[index].tag in _BETWEEN or tokens[index].text in QUOTE_MARKS):
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
