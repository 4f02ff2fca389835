"""Noun phrases of people: where one begins, in which case it stands, whom it belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.read.languages.slavic.agreement import agrees
from habeas.read.languages.slavic.document import Document
from habeas.read.languages.slavic.morphology import Form
from habeas.read.languages.slavic.salutation import salutation_length
from habeas.read.languages.slavic.wordlists import Wordlists

POSSESSIVES = frozenset("его её ее их свой мой наш твой ваш його її їх їхній свій мій наш твій ваш".split())
_BEFORE = ("ADJF", "PRTF", "NUMR", "NUMB")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A noun phrase whose head is a common noun of people: tokens `begin` to `head`, the head included.

    `lemma` and `form` are those of the head; `adjectives` are the dictionary forms of what agrees with it; `possessive`
    is the token of "его", "свой" before it.
    """

    begin: int
    head: int
    sentence: int
    lemma: str
    form: Form
    adjectives: frozenset[str]
    has_number: bool
    possessive: int | None


def find_phrases(document: Document, words: Wordlists, taken: frozenset[int]) -> list[Phrase]:
    """Return the phrases of people that stand outside the names at tokens `taken`, in text order.

    Those who are only greeted are none of them.
    """
    heads = words.words("people") | words.words("kin")
    return [
        _phrase(document, at, number, sentence.first)
        for number, sentence in enumerate(document.sentences)
        if not salutation_length(document.tokens_of(sentence))
        for at in range(sentence.first, sentence.last)
        if at not in taken and _is_head(document, at, sentence.last, heads)
    ]


def _is_head(document: Document, at: int, last: int, heads: frozenset[str]) -> bool:
    token = document.tokens[at]
    if token.lemma not in heads:
        return False
    if token.form.part == "NOUN":
        return True
    if token.form.part not in ("ADJF", "PRTF"):
        return False
    # "задержанных солдат": an adjective stands for people only where no noun behind it takes it.
    following = document.tokens[at + 1] if at + 1 < last else None
    return following is None or not any(
        form.part in ("NOUN", "ADJF") and agrees(token.form, form) for form in following.forms
    )


def _phrase(document: Document, head: int, sentence: int, first: int) -> Phrase:
    tokens = document.tokens
    form = tokens[head].form
    begin, possessive = head, None
    adjectives: set[str] = set()
    has_number = False
    while begin > first:
        before = tokens[begin - 1]
        if before.lower in POSSESSIVES or before.lemma in POSSESSIVES:
            possessive = begin - 1
        elif before.form.part in ("NUMR", "NUMB"):
            has_number = True
        elif before.form.part in ("ADJF", "PRTF") and any(agrees(other, form) for other in before.forms):
            adjectives.add(before.lemma)
        else:
            break
        begin -= 1
    return Phrase(
        begin=begin,
        head=head,
        sentence=sentence,
        lemma=tokens[head].lemma,
        form=form,
        adjectives=frozenset(adjectives),
        has_number=has_number,
        possessive=possessive,
    )
