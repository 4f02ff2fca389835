"""The words that a claim rests on: whole phrases, from the subject on, and no more than says it.

1. A claim told by a verb begins with that verb's subject, or with that of the verb that governs it ("threatened to").
2. It ends before the next verb that is joined to it, before a clause of reason or contrast, and where the speech or
   the quotation ends that it stands in.
3. What is too long is cut at the end of a phrase, on the right first; the words that made the claim always stay.
4. A noun phrase is never cut in two, and a mark that opens within the words closes within them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from habeas.facts.span import Span
from habeas.read.languages.en.claims.draft import Draft
from habeas.read.languages.en.claims.nouns import (
    HEAD_TAGS,
    INNER_TAGS,
    QUOTE_MARKS,
    phrase_after,
    phrase_before,
)
from habeas.read.languages.en.claims.scene import Clause, Scene
from habeas.read.languages.en.claims.verbgroups import Predicate
from habeas.read.languages.en.tokens import Token

LONGEST_QUOTE = 170
"""How many code points the words of a claim may be, before they are cut at the end of a phrase."""

_LOOSE = frozenset("and but or nor that who which whom whose whether where when as to than because while".split())
_LOOSE_TAGS = frozenset("CC DT TO PRP$ WDT WP WRB IN".split())
_KEPT_AT_THE_END = frozenset("up out off in away down over back on through him her them it this that all".split())
_TURNING = frozenset("because although though while whereas unless if except saying adding despite".split())
_WITHIN = INNER_TAGS - {"VBN", "VBG"}
_ADVERBIAL = frozenset("RB RBR RBS".split())
_QUALIFIERS = frozenset(
    "around about nearly almost some over at least more than up as many few fewer less roughly approximately only just "
    "exactly another between not single even".split()
)
_QUALIFIED = frozenset("CD DT JJ JJS JJR IN RBR RBS".split())
_PAIRS = {"[": "]", "(": ")", "“": "”", "«": "»"}
_GOVERNING_REACH = 12
_CHAIN = 3


@dataclass(slots=True, kw_only=True)
class _Room:
    """Tokens `first` to `last` that the words may not leave: the sentence, within the speech that holds the claim."""

    first: Final[int]
    last: Final[int]


def words_of(scene: Scene, clause: Clause, draft: Draft, content: Span | None) -> Span:
    """Return the span of the words that a draft rests on.

    Args:
        scene: The text.
        clause: The sentence of the draft.
        draft: The claim.
        content: The stretch of reported speech that holds it, None for the publisher's own words.
    """
    room = _room(scene, clause, draft, content)
    first, last = _clause_words(scene.tokens, clause, draft, room)
    first = max(room.first, _phrase_start(scene.tokens, clause, first, room.first))
    first = _with_description(scene.tokens, clause, first, room.first)
    last = min(max(_turn(scene.tokens, clause, draft, first, last), draft.last), room.last)
    if _length(scene.tokens, first, last) > LONGEST_QUOTE:
        first, last = _shortened(scene.tokens, clause, draft, first, last, room)
    return _trimmed(scene, draft, first, _phrase_end(scene.tokens, clause, last, room.last), room)


def _room(scene: Scene, clause: Clause, draft: Draft, content: Span | None) -> _Room:
    first, last = clause.sentence.first, clause.sentence.last
    if content is not None:
        at = scene.token_at(content.start)
        at = at if at >= 0 and scene.tokens[at].start >= content.start else at + 1
        first = max(first, min(draft.trigger, at))
        while last > draft.trigger + 1 and scene.tokens[last - 1].end > content.end:
            last -= 1
    return _Room(first=first, last=last)


def _clause_words(tokens: Sequence[Token], clause: Clause, draft: Draft, room: _Room) -> tuple[int, int]:
    """Return the tokens of the clause that a draft is made from, subject and what governs it included."""
    first, last = draft.first, draft.last
    predicate = draft.predicate
    if predicate is not None:
        last = max(last, predicate.last)
        first = min(first, _opening(tokens, clause, predicate))
    if first > room.first and tokens[first - 1].tag == "EX":
        first -= 1
    return max(first, room.first), min(_completed(tokens, clause, draft, last), room.last)


def _completed(tokens: Sequence[Token], clause: Clause, draft: Draft, last: int) -> int:
    """Return the end of the verb whose subject the wording ends with: "unable to track where he is located"."""
    if draft.predicate is None:
        return last
    if tokens[draft.last - 1].lower == "that" and draft.last - 1 > draft.predicate.head:
        return max(last, next((each.last for each in clause.predicates if each.first > draft.last - 1), last))
    for each in clause.predicates:
        starts = each.subject_first is not None and not each.relative and draft.first < each.subject_first
        if starts and each.subject == draft.last - 1 and each.head >= last:
            return each.head + 1
    return last


def _opening(tokens: Sequence[Token], clause: Clause, predicate: Predicate) -> int:
    """Return where the words begin that a verb needs: at its subject, or at that of the verb that governs it."""
    current = predicate
    for _ in range(_CHAIN):
        if current.subject_first is not None:
            far = _length(tokens, current.subject_first, predicate.head + 1) > LONGEST_QUOTE
            return current.first if far or current.subject_first > current.first else current.subject_first
        above = next((each for each in clause.predicates if each.head == current.governor), None)
        if above is None or not 0 < current.first - above.head <= _GOVERNING_REACH:
            return current.first
        if any(token.tag == "CC" for token in tokens[above.head + 1 : current.first]):
            return current.first
        if tokens[current.first - 1].tag in ("IN", "WRB"):
            return current.first
        current = above
    return current.first


def _phrase_start(tokens: Sequence[Token], clause: Clause, at: int, floor: int) -> int:
    """Return where the noun phrase begins that token `at` stands in, with those joined to it on its left."""
    begin, joined = _noun_start(tokens, at, floor), False
    while begin - 2 >= floor and tokens[begin - 1].lower in ("and", "or", ",", "&"):
        if tokens[begin - 1].text == "," and not joined:
            break
        left = phrase_before(tokens, begin - 1, floor)
        if left is None or (left[1] != begin - 2 and tokens[left[1]].tag not in HEAD_TAGS):
            break
        if tokens[at].tag not in INNER_TAGS or _is_governed(tokens, clause, left[0]):
            break
        begin, joined = left[0], True
    return begin


def _with_description(tokens: Sequence[Token], clause: Clause, at: int, floor: int) -> int:
    """Return where "the regiment's commander, Colonel Orsk, said" begins, for a name set off by commas."""
    end = at
    while end < clause.sentence.last and tokens[end].tag in ("NNP", "NNPS"):
        end += 1
    set_off = end > at and end < clause.sentence.last and tokens[end].text == "," and at - 2 >= floor
    if not set_off or tokens[at - 1].text != ",":
        return at
    left = phrase_before(tokens, at - 1, floor)
    if left is None or _is_governed(tokens, clause, left[0]) or tokens[left[1]].tag not in ("NN", "NNS"):
        return at
    return left[0]


def _is_governed(tokens: Sequence[Token], clause: Clause, at: int) -> bool:
    """Return whether a phrase is what another verb says something of, so that "and" joins verbs and not nouns."""
    for each in clause.predicates:
        if each.head < at < each.last:
            between = tokens[each.head + 1 : at]
            return not any(token.lower in ("that", "whether", ",", ":") for token in between)
    return False


def _noun_start(tokens: Sequence[Token], at: int, floor: int) -> int:
    """Return where the words begin that belong before token `at`: determiner, adjectives, "at least"."""
    if tokens[at].tag not in INNER_TAGS or tokens[at].tag in ("VBN", "VBG"):
        return at
    index = at
    while index > floor:
        before = tokens[index - 1]
        if before.tag in ("VBN", "VBG") and tokens[index - 2].tag not in ("DT", "JJ", "PRP$", "CD"):
            break
        belongs = before.tag in INNER_TAGS and not (tokens[index].tag in ("DT", "PRP$") and before.tag != "PDT")
        qualifies = before.lower in _QUALIFIERS and tokens[index].tag in _QUALIFIED
        if belongs or qualifies or (before.lower == "at" and tokens[index].lower in ("least", "most", "around")):
            index -= 1
        else:
            break
    return index


def _phrase_end(tokens: Sequence[Token], clause: Clause, last: int, ceiling: int) -> int:
    """Return the end of the noun phrase that token `last` - 1 stands in or leads to, if that is cut."""
    if last < ceiling and tokens[last - 1].tag in ("IN", "TO") and tokens[last].tag in INNER_TAGS:
        found = phrase_after(tokens, last, ceiling)
        if found is not None and not any(each.subject == found[0] for each in clause.predicates):
            last = found[1]
    while last < ceiling and tokens[last - 1].tag in _WITHIN and tokens[last].tag in ("NN", "NNS", "NNP", "NNPS"):
        last += 1
    return last


def _turn(tokens: Sequence[Token], clause: Clause, draft: Draft, first: int, last: int) -> int:
    """Return where the words end that belong to the draft's own verb."""
    after = max(draft.last, (draft.predicate.head + 1) if draft.predicate is not None else 0)
    heads = [each for each in clause.predicates if each.first >= after]
    inside = tokens[first].quote
    for index in range(after, last):
        token = tokens[index]
        if inside is not None and token.quote != inside:
            return index
        if token.text in (";", "—", "–", "--") and index > after:
            return index
        if token.text == ":" and any(each.first > index for each in heads):
            return index
        if token.tag == "CC" and _verb_follows(tokens, heads, index + 1, last):
            complement = any(each.infinitive and each.head < index for each in heads)
            if not (complement and index + 1 < last and tokens[index + 1].tag in ("VB", "VBP")):
                return index
        if token.lower == "in" and index + 1 < last and tokens[index + 1].lower == "case":
            return index
        if token.lower in _TURNING and any(each.first > index for each in heads):
            return index
        if token.text == "," and index + 1 < last and _parts(tokens[index + 1], heads, index + 1):
            return index
    return last


def _parts(token: Token, following: Sequence[Predicate], at: int) -> bool:
    """Return whether what stands behind a comma is another clause: ", who …", ", saying …", ", which …"."""
    relative = token.lower in ("who", "which", "whose", "whom", "where", "saying", "adding", "according", "so", "then")
    return relative or (token.tag == "VBG" and any(each.first == at for each in following))


def _verb_follows(tokens: Sequence[Token], heads: Sequence[Predicate], at: int, last: int) -> bool:
    """Return whether a verb follows "and" straight, past adverbs and quotation marks, or nothing but an adverb does."""
    index = at
    while index < last and (tokens[index].tag in _ADVERBIAL or tokens[index].text in QUOTE_MARKS):
        index += 1
    return index >= last or any(each.first == index and not each.relative for each in heads)


def _shortened(
    tokens: Sequence[Token], clause: Clause, draft: Draft, first: int, last: int, room: _Room
) -> tuple[int, int]:
    """Return words that are short enough, cut between phrases; at the worst those that made the claim."""
    predicate = draft.predicate
    needed = max(draft.last, predicate.head + 1) if predicate is not None else draft.last
    end = _last_boundary(tokens, first, needed, last)
    if end is not None:
        return first, end
    core = min(draft.first, predicate.first) if predicate is not None else draft.first
    begin = max(room.first, _phrase_start(tokens, clause, core, room.first))
    end = _last_boundary(tokens, begin, needed, last)
    if end is None and predicate is not None:
        begin = max(room.first, _phrase_start(tokens, clause, draft.first, room.first))
        end = _last_boundary(tokens, begin, draft.last, last)
    return begin, end if end is not None else draft.last


def _last_boundary(tokens: Sequence[Token], first: int, needed: int, last: int) -> int | None:
    """Return the furthest end of a phrase behind token `needed` - 1 within the length allowed, None without one."""
    best = None
    for end in range(needed, last + 1):
        if _length(tokens, first, end) > LONGEST_QUOTE:
            break
        following = tokens[end] if end < last else None
        starts_anew = following is None or following.tag in ("IN", "TO", "CC", "WDT", "WP", "WRB", ",", ":")
        if (starts_anew and tokens[end - 1].tag not in _LOOSE_TAGS) or end == needed:
            best = end
    return best


def _trimmed(scene: Scene, draft: Draft, first: int, last: int, room: _Room) -> Span:
    """Return the span without marks and joining words at its ends, and with marks that close where they open."""
    tokens = scene.tokens
    while last - 1 > draft.trigger and _is_loose_end(tokens[last - 1], last - 1 >= draft.last):
        last -= 1
    while first < draft.trigger and (not tokens[first].text[0].isalnum() or tokens[first].lower in _LOOSE):
        first += 1
    opened = [token.text for token in tokens[first:last] if token.text in _PAIRS]
    closed = [token.text for token in tokens[first:last] if token.text in _PAIRS.values()]
    if opened and last < room.last and tokens[last].text == _PAIRS[opened[-1]] and len(opened) > len(closed):
        last += 1
    return scene.span(first, last)


def _is_loose_end(token: Token, is_spare: bool) -> bool:
    if not token.text[0].isalnum():
        return token.text not in "])" or not is_spare
    loose = token.lower in _LOOSE or token.tag in _LOOSE_TAGS
    return is_spare and loose and token.lower not in _KEPT_AT_THE_END


def _length(tokens: Sequence[Token], first: int, last: int) -> int:
    return tokens[last - 1].end - tokens[first].start
