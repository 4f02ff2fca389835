"""Noun phrases, shallowly: where one begins, which word is its head, what it is joined to."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.read.languages.en.tokens import Token

INNER_TAGS = frozenset("DT PDT PRP$ JJ JJR JJS CD NN NNS NNP NNPS POS VBN VBG".split())
HEAD_TAGS = frozenset("NN NNS NNP NNPS CD".split())
PRONOUNS = frozenset("PRP WP".split())
LINKING_PREPOSITIONS = frozenset(
    "of from in at on for with near inside outside around within by to under about against like beside behind".split()
)
STANDING_ALONE = frozenset(
    "they he she we i you it them him her us me who all many some most others both several few none nobody everyone "
    "everybody someone somebody anyone anybody each those these another nothing one no-one".split()
)
QUOTE_MARKS = frozenset("“ ” \" '' `` « » ‘ [ ] ( )".split())
NEGATIONS = frozenset("not n't n’t never".split())
_QUALIFIERS = frozenset(
    "around about nearly almost some over at least more than up to as many as fewer less than no under roughly "
    "approximately another only just between a".split()
)
_MONTHS = frozenset("january february march april may june july august september october november december".split())
_ADVERBS = frozenset("RB RBR RBS".split())


def is_head(token: Token) -> bool:
    """Return whether a token can be the head of a noun phrase."""
    return token.tag in HEAD_TAGS or token.tag in PRONOUNS or token.lower in STANDING_ALONE


def past_age(tokens: Sequence[Token], at: int, first: int) -> int:
    """Return the last token of the name whose age stands at a token ("Ivan Orsk, 24,"), else that token."""
    is_age = at - 2 >= first and _is_age(tokens, at)
    return at - 2 if is_age and tokens[at - 2].tag in ("NNP", "NN", "NNS") else at


def phrase_before(tokens: Sequence[Token], end: int, first: int) -> tuple[int, int] | None:
    """Return the noun phrase that ends before token `end`: its first token and its head, None where there is none.

    "the wives of the soldiers" is one phrase, and its head is "wives". Not further left than token `first`.
    """
    index = end - 1
    while index >= first and (tokens[index].tag in _ADVERBS or tokens[index].text in QUOTE_MARKS):
        index -= 1
    if index > first and tokens[index].tag == "JJ" and tokens[index - 1].tag == "DT":
        return index - 1, index
    if index < first or not is_head(tokens[index]):
        return None
    head, begin = index, _begin(tokens, index, first)
    while begin - 2 >= first and tokens[begin - 1].lower in LINKING_PREPOSITIONS and is_head(tokens[begin - 2]):
        if tokens[begin - 2].tag in PRONOUNS or (tokens[begin - 2].tag == "CD" and tokens[begin - 1].lower != "of"):
            break
        head = begin - 2
        begin = _begin(tokens, head, first)
    return begin, head


def is_governed(tokens: Sequence[Token], participle: int, begin: int) -> bool:
    """Return whether a phrase stands by its preposition behind a participle: "men seized near Lara on 1 May came home".

    What follows is then the verb of the noun before the participle.
    """
    behind_noun = participle > 0 and tokens[participle].tag == "VBN" and tokens[participle - 1].tag[:2] == "NN"
    return behind_noun and begin == participle + 2 and tokens[participle + 1].tag == "IN"


def _begin(tokens: Sequence[Token], head: int, first: int) -> int:
    """Return where the simple noun phrase of a head begins."""
    token = tokens[head]
    if token.tag in PRONOUNS or (token.lower in STANDING_ALONE and token.tag not in HEAD_TAGS):
        return head
    index = head
    while index > first:
        before = tokens[index - 1]
        if before.text in QUOTE_MARKS and index - 2 >= first and tokens[index - 2].tag in INNER_TAGS:
            index -= 1
            continue
        if before.lower in _MONTHS and index - 2 >= first and tokens[index - 2].tag == "CD":
            break  # "On 3 May Ivan Orsk was": the day is no part of the name.
        if tokens[index].tag in ("DT", "PRP$") and before.tag != "PDT" and before.lower != "all":
            break
        if before.tag not in INNER_TAGS or (before.tag in ("VBN", "VBG") and _is_verbal(tokens, index - 1, first)):
            break
        index -= 1
    return index


def _is_verbal(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Return whether a participle before a noun is a verb of its own and not an adjective: "were detained men"."""
    return at > first and tokens[at - 1].lemma in ("be", "have", "get", "by", "to")


def phrase_after(tokens: Sequence[Token], begin: int, last: int) -> tuple[int, int] | None:
    """Return the noun phrase that begins at or right after token `begin`: its head and its end, None without one."""
    index = begin
    while index < last and (tokens[index].tag in _ADVERBS or tokens[index].text in QUOTE_MARKS):
        index += 1
    if index < last and tokens[index].lower in STANDING_ALONE and tokens[index].tag in PRONOUNS:
        return index, index + 1
    index = _past_qualifiers(tokens, index, last)
    head = None
    while index < last:
        token = tokens[index]
        if token.tag in HEAD_TAGS or (head is None and token.lower in STANDING_ALONE):
            head = index
        elif (
            token.tag == "POS"
            or (token.text in ("’", "'") and head is not None)
            or (head is not None and tokens[head].lower in ("all", "both") and token.tag in ("DT", "PRP$", "JJ"))
        ):
            head = None
        elif token.text in QUOTE_MARKS or (token.tag in INNER_TAGS and head is None):
            pass
        else:
            break
        index += 1
    while index > begin and tokens[index - 1].text in QUOTE_MARKS:
        index -= 1
    return None if head is None else (head, head + 1)


def _past_qualifiers(tokens: Sequence[Token], index: int, last: int) -> int:
    """Return the token of the number after "around", "at least", "more than"; `index` itself where there is none."""
    for step in range(4):
        if index + step >= last:
            break
        if tokens[index + step].tag == "CD" or tokens[index + step].lower in ("dozen", "dozens", "hundreds", "scores"):
            return index + step
        if tokens[index + step].lower not in _QUALIFIERS:
            break
    return index


def joined_heads(tokens: Sequence[Token], head: int, last: int) -> list[int]:
    """Return a head and the heads that are joined to it by commas and "and" on its right."""
    heads = [head]
    index = head + 1
    while index < last and len(heads) < 12:
        if tokens[index].lower not in (",", "and", "or", "&"):
            break
        while index < last and tokens[index].lower in (",", "and", "or", "&"):
            index += 1
        found = phrase_after(tokens, index, last)
        if found is None or (tokens[index].tag not in INNER_TAGS and tokens[index].tag not in PRONOUNS):
            break
        index = found[1]
        if not _is_age(tokens, found[0]):
            heads.append(found[0])
        elif not _goes_on(tokens, index, last):
            break
    return heads


def _is_age(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a number stands between commas, as an age behind a name does."""
    closed = at + 1 < len(tokens) and tokens[at + 1].text == ","
    return closed and tokens[at].text.isdigit() and len(tokens[at].text) < 3 and tokens[at - 1].text == ","


def _goes_on(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Return whether a list goes on behind an age: "X, 24, and Y", "X, 24, Y, 30,"; not "for X, 24, his wife wrote"."""
    if at + 1 >= last or tokens[at + 1].lower in ("and", "or", "&"):
        return True
    found = phrase_after(tokens, at + 1, last)
    return found is not None and found[1] < last and tokens[found[1]].lower in (",", "and")


def joined_heads_before(tokens: Sequence[Token], begin: int, first: int) -> list[int]:
    """Return the heads joined by commas and "and" to the left of a phrase that begins at token `begin`."""
    heads: list[int] = []
    index = begin
    while index - 1 > first and len(heads) < 12:
        at = index - 1
        if tokens[at].lower not in ("and", ",", "or", "&") or (not heads and tokens[at].lower == ","):
            break
        while at >= first and tokens[at].lower in ("and", ",", "or", "&"):
            at -= 1
        found = phrase_before(tokens, at + 1, first)
        if found is None:
            break
        heads.insert(0, found[1])
        index = found[0]
    return heads
