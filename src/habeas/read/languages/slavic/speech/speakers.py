"""Which entity speaks: the one named in the source, or the one that a pronoun or a verb alone goes back to.

1. A name, a role or a noun is whoever it stands for.
2. A pronoun is whom grammar gave it to; else the last speaker, where gender and number allow it. It is nobody where
   what is said names that very person.
3. A verb without a subject ("Потом сказал, что") goes back to the one person who was the subject before it, else to
   the last speaker of its paragraph.
4. Else nobody: a speaker who is not known stays unnamed, for a wrong one would be a false claim.
"""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.party import PartyKind, Sex
from habeas.facts.span import Span
from habeas.read.languages.slavic.document import Document
from habeas.read.languages.slavic.morphology import sex_of_gender
from habeas.read.languages.slavic.people import People
from habeas.read.languages.slavic.phrases import Stretch
from habeas.read.languages.slavic.speech.candidate import Candidate
from habeas.read.languages.slavic.speech.candidates import OWNERS
from habeas.read.languages.slavic.tokens import Token
from habeas.read.languages.slavic.wordlists import load_wordlists

__all__ = ["Turn", "speaker_of"]

_MEN = frozenset("он его він його".split())
_WOMEN = frozenset("она её ее вона її".split())
_MANY = frozenset("они их вони їх їхніми їхніх мы ми оба обе".split())
_PRONOUNS = _MEN | _WOMEN | _MANY | OWNERS
_SPOUSES = frozenset("жена муж супруг супруга вдова вдовец дружина чоловік".split())
"""Kin of the other sex than those they belong to: "жены Анны" is Anna."""
_FARTHEST = 2
"""How many paragraphs a pronoun goes back for the last speaker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Who spoke last, and in which paragraph."""

    entity: str
    paragraph: int


def speaker_of(
    document: Document,
    people: People,
    candidate: Candidate,
    contents: tuple[Span, ...],
    last: Turn | None,
    *,
    is_open: bool = False,
) -> str | None:
    """Return the entity of whoever says a piece of speech, None where that cannot be told.

    Args:
        document: The text taken apart.
        people: Who stands where.
        candidate: The piece of speech.
        contents: What is said in it.
        last: Who spoke before.
        is_open: Whether a verb without a subject may also be said by the voice around it of itself.
    """
    tokens, source = document.tokens, candidate.source
    # Of the cue: a quotation that goes on with the speech before it stands in a later one.
    paragraph = document.sentences[document.sentence_at(candidate.cue.first)].paragraph
    if source is not None:
        word = tokens[source.first].lower
        if source.last - source.first > 1 or word not in _PRONOUNS:
            if _may_be_of_the_named(document, source):
                return None
            return people.at(document.span(source.first, source.last))
        meant = people.at_token(source.first)
        if meant is not None and meant.is_sure:
            return None if _is_named_in(people, meant.entity, contents) else meant.entity
        wanted = Sex.MAN if word in _MEN else Sex.WOMAN if word in _WOMEN else None
        near = last is not None and paragraph - last.paragraph <= _FARTHEST
        return _fitting(people, last.entity, wanted, contents, many=word in _MANY) if near and last else None
    verb = candidate.verb
    if verb is None or verb.is_plural or verb.gender == "neut" or verb.features & {"1per", "2per"}:
        return None
    wanted = sex_of_gender(verb.gender)
    carried = _subject_before(document, people, candidate.cue.first, is_open=is_open)
    if carried is not None:
        return _fitting(people, carried, wanted, contents)
    if last is None or last.paragraph != paragraph or is_open:
        return None
    return _fitting(people, last.entity, wanted, contents)


def _may_be_of_the_named(document: Document, source: Stretch) -> bool:
    """Return whether "брата Ивана Лунина" may be Ivan's brother as well as a brother Ivan; "его брата Ивана" is he."""
    tokens = document.tokens[source.first : source.last]
    kin = load_wordlists(document.language).words("kin")
    if len(tokens) < 2 or tokens[0].lemma not in kin or tokens[0].lemma in _SPOUSES or tokens[0].form.case == "nomn":
        return False
    return tokens[1].is_capital and any(form.case == "gent" for form in tokens[1].forms)


def _fitting(
    people: People, entity: str, wanted: Sex | None, contents: tuple[Span, ...], *, many: bool = False
) -> str | None:
    """Return an entity where number and gender allow it, and what is said does not name it."""
    kind, sex = people.kind_of(entity), people.sex_of(entity)
    if many:
        return entity if kind in (PartyKind.GROUP, PartyKind.ORGANIZATION) else None
    if kind is not PartyKind.PERSON or (wanted is not None and sex not in (wanted, Sex.UNKNOWN)):
        return None
    return None if _is_named_in(people, entity, contents) else entity


def _is_named_in(people: People, entity: str, contents: tuple[Span, ...]) -> bool:
    return any(people.names_within(entity, content) for content in contents)


def _subject_before(document: Document, people: People, at: int, *, is_open: bool) -> str | None:
    """Return the one person in the nominative before a verb in its sentence, else in the sentence before."""
    number = document.sentence_at(at)
    sentence = document.sentences[number]
    found = _nominatives(document, people, sentence.first, at)
    other = any(_is_a_subject(token) for token in document.tokens[sentence.first : at])
    if (
        not found
        and not other
        and not is_open
        and number
        and document.sentences[number - 1].paragraph == sentence.paragraph
    ):
        before = document.sentences[number - 1]
        found = _nominatives(document, people, before.first, before.last)
    return next(iter(found)) if len(found) == 1 else None


def _is_a_subject(token: Token) -> bool:
    return token.quote is None and token.form.part == "NOUN" and token.form.case == "nomn"


def _nominatives(document: Document, people: People, first: int, last: int) -> set[str]:
    found: set[str] = set()
    for index in range(first, last):
        token, meant = document.tokens[index], people.at_token(index)
        if meant is not None and token.quote is None and token.form.case == "nomn" and (
            people.kind_of(meant.entity) is PartyKind.PERSON
        ):  # fmt: skip
            found.add(meant.entity)
    return found
