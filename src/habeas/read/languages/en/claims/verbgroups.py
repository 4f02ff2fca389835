"""Verb groups: a run of auxiliaries, adverbs and one main verb, with its voice, negation and modal words.

"Been denied" and "is heard saying" are groups. Whose verb it is, and what it governs, comes later.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.read.languages.en.claims.nouns import QUOTE_MARKS
from habeas.read.languages.en.tokens import Token

BETWEEN = frozenset("RB RBR RBS".split())
"""The tags of what can stand between the verbs of a group."""
PARTICLES = frozenset("up out off in away down over back".split())
"""What follows a verb as part of it: "locked up"."""
_AUXILIARIES = frozenset("be have do get".split())
_NEGATIONS = frozenset("not n't n’t never neither nor hardly barely cannot".split())
_UNCHANGING = frozenset("let put cut hit set shut beat hurt cast split quit".split())
_FINITE_TAGS = frozenset("VBD VBP VBZ MD".split())


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


def group_at(tokens: Sequence[Token], at: int, first: int, last: int) -> Predicate | None:
    """Return the verb group that begins at a token, None where a participle only describes its noun."""
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
        elif not (here.tag in BETWEEN or here.text in QUOTE_MARKS or here.lower in ("able", "yet", "all", "both")):
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
    while before > first and (tokens[before].tag in BETWEEN or tokens[before].text in QUOTE_MARKS):
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
    particle = after.lower in PARTICLES and head + 2 < len(tokens)
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
