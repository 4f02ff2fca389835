"""Noun phrases of people: where one begins, who owns it, what "of" follows it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import compress
from operator import or_
from typing import Final

from habeas.read.languages.en.document import Document, Sentence, Token
from habeas.read.languages.en.names.words import load_words
from habeas.read.languages.en.salutation import salutation_length

_MODIFIERS = ("JJ", "JJR", "JJS", "NN", "NNP", "NNPS", "VBN", "VBG", "CD", "RB", "RBR", "RBS")
_DETERMINERS = ("DT", "PRP$", "PDT", "WP$")
_TOLD_OF = frozenset(("dead", "wounded"))
"""Words for people that behind a verb or a noun tell how somebody is: "the line is dead", "two men shot dead"."""
_NOT_MODIFIERS = frozenset("ago not also now then still even just already never later".split())


@dataclass(slots=True, kw_only=True)
class Phrase:
    """A noun phrase whose head is a common noun of people: tokens `begin` to `head`, the head included.

    `name` is where the phrase begins without article and number; `owner` is the token before a possessive mark,
    or a possessive pronoun; `after` is the first token behind the phrase.
    """

    begin: Final[int]
    name: Final[int]
    head: Final[int]
    sentence: Final[int]
    lemma: Final[str]
    is_plural: Final[bool]
    determiner: Final[str]
    has_number: Final[bool]
    owner: Final[int | None]

    @property
    def after(self) -> int:
        """The token behind the phrase."""
        return self.head + 1


def find_phrases(document: Document, taken: frozenset[int]) -> list[Phrase]:
    """Return the phrases of people that stand outside the names at tokens `taken`, in text order.

    Those who are only greeted are none of them.
    """
    tokens, is_noun = document.tokens, load_words().heads.__contains__
    # Few words are such nouns: they are found for the whole text at once, without a look at any token.
    told = map(or_, map(is_noun, document.lowers), map(is_noun, document.lemmas))
    heads = list(compress(range(len(tokens)), told))
    found: list[Phrase] = []
    begin = 0
    for number, sentence in enumerate(document.sentences):
        end = bisect_left(heads, sentence.last, begin)
        greets = end > begin and salutation_length(document.words[sentence.first : sentence.last]) > 0
        found += [
            _phrase(tokens, head, number, sentence, taken)
            for head in heads[begin:end]
            if head not in taken and not greets and _is_head(tokens, head, sentence)
        ]
        begin = end
    return found


def _is_head(tokens: tuple[Token, ...], at: int, sentence: Sentence) -> bool:
    token = tokens[at]
    lists = load_words()
    lower = token.lower
    people = lower in lists.people_plurals or lower in lists.kin_plurals
    if lower in _TOLD_OF and at > sentence.first and tokens[at - 1].tag[:2] in ("VB", "RB", "NN"):
        return False
    if token.tag in ("NN", "NNS", "NNP", "NNPS") or people:
        person = token.lemma in lists.person_nouns or token.lemma in lists.kin or people
        standing = lower in lists.standing or (
            lower == "office" and at > sentence.first and tokens[at - 1].tag == "POS"
        )
        if not person and not standing:
            return False
        # "the soldiers' relatives", "soldier pay": the head is the last noun of the phrase.
        following = tokens[at + 1] if at + 1 < sentence.last else None
        return following is None or following.tag not in ("NN", "NNS") or following.start > token.end + 1
    return False


def _phrase(tokens: tuple[Token, ...], head: int, number: int, sentence: Sentence, taken: frozenset[int]) -> Phrase:
    begin = head
    while begin > sentence.first and _modifies(tokens[begin - 1], begin - 1 in taken):
        begin -= 1
    begin = _trimmed(tokens, begin, head)
    name = begin
    while name < head and (tokens[name].tag in ("CD", "RB", "RBR", "RBS", "JJR", "JJS") or name in taken):
        name += 1
    owner: int | None = None
    determiner = ""
    if begin > sentence.first and tokens[begin - 1].tag in _DETERMINERS:
        begin -= 1
        determiner = tokens[begin].lower
        owner = begin if tokens[begin].tag == "PRP$" else None
    elif begin > sentence.first + 1 and tokens[begin - 1].tag == "POS":
        owner, determiner = begin - 2, "'s"
        if tokens[head].lower == "office" and owner not in taken:
            # Whose office it is tells which: alone, "office" names nobody.
            name = owner
            while name > sentence.first and name - 1 not in taken and tokens[name - 1].tag in ("JJ", "NN"):
                name -= 1
    token = tokens[head]
    lists = load_words()
    plural = token.tag in ("NNS", "NNPS") or token.lower in lists.people_plurals | lists.kin_plurals
    return Phrase(
        begin=begin,
        name=name,
        head=head,
        sentence=number,
        lemma=token.lemma,
        is_plural=plural,
        determiner=determiner,
        has_number=any(tokens[position].tag == "CD" for position in range(begin, head)),
        owner=owner,
    )


def _never() -> frozenset[str]:
    return load_words().never


def _trimmed(tokens: tuple[Token, ...], begin: int, head: int) -> int:
    """Return where a phrase begins without what only stands beside it: a gerund, or nouns before a number."""
    preceded = begin > 0 and tokens[begin - 1].tag in (*_DETERMINERS, "POS")
    if tokens[begin].tag == "VBG" and not preceded:
        begin += 1
    for position in range(begin + 1, head):
        if tokens[position].tag == "CD" and tokens[position - 1].tag in ("NN", "NNS", "NNP", "VBN", "VBG"):
            begin = position
    return min(begin, head)


def _modifies(token: Token, is_taken: bool) -> bool:
    if is_taken or token.lower in _NOT_MODIFIERS or (token.tag == "NNP" and token.lower in _never()):
        return False
    return token.tag in _MODIFIERS and (token.text[0].isalnum())
