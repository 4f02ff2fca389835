"""Which nouns stand for people, whether or not an entity was made of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from habeas.read.languages.en.claims.nouns import STANDING_ALONE
from habeas.read.languages.en.claims.offices import UNIT_WORDS
from habeas.read.languages.en.names.words import load_words
from habeas.read.languages.en.tokens import Token

_ALSO_PEOPLE = frozenset(
    "name surname family marine refuser comrade people man woman child life body case member element private gunner "
    "tanker infantryman paratrooper crewman victim prisoner hostage captive detainee signatory dozen other reservist "
    "casualty death survivor returnee household relative folk lad guy boy brother group rest party refusenik objector "
    "herder villager farmer trader migrant pilgrim troublemaker fisherman shepherd farmhand deckhand teenager infant "
    "monk nun imam pastor bishop blogger cameraman photographer nurse doctor teacher pupil cadet parishioner townsman "
    "serviceman servicewoman pow deportee inmate mobik draftee squaddie sailor".split()
)


_OFFICES = frozenset(
    "commissioner commissariat ministry minister prosecutor department court police government command commander "
    "ombudsman ombudswoman headquarters authority office committee council regiment brigade battalion fleet navy army "
    "spokesman spokeswoman spokesperson service administration official investigator directorate embassy consulate "
    "parliament president governor mayor inspectorate bureau agency commission".split()
)

_HEADS = frozenset("head chief director secretary deputy judge warden".split())

_TROOPS = UNIT_WORDS - {"company", "unit", "division", "garrison"}


def is_office(token: Token) -> bool:
    """Return whether a head stands for an office, so that its silence is no sign of captivity."""
    return token.lemma in _OFFICES


def tells_of_office(role: str) -> bool:
    """Return whether a role is an office: "commander of the battalion"; a conscript of a regiment holds none."""
    held = role.partition(" of ")[0].split()
    head = held[-1].strip(",.").lower().removesuffix("s") if held else ""
    return head in _OFFICES or head in _HEADS


@cache
def is_people(lemma: str) -> bool:
    """Return whether a noun's lemma stands for people, or for what is counted as people, such as surnames."""
    words = load_words()
    if lemma in _ALSO_PEOPLE or lemma in words.person_nouns or lemma in words.kin or lemma in words.people_plurals:
        return True
    return lemma.endswith(("man", "woman", "people", "folk")) and len(lemma) > 5 and lemma != "human"


def can_be_people(token: Token) -> bool:
    """Return whether a head can stand for people: a noun for people, a pronoun, a number, a name."""
    if token.lower == "it":
        return False
    standing = token.tag in ("PRP", "CD", "NNP") or token.lower in STANDING_ALONE or token.lemma in _TROOPS
    return standing or is_people(token.lemma)


def is_noun_of_people(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a participle stands alone for people, so that it tells of no happening: "kin of the detained"."""
    if not at or tokens[at - 1].lower != "the" or tokens[at].tag not in ("VBN", "VBD", "JJ"):
        return False
    return at + 1 == len(tokens) or tokens[at + 1].tag not in ("NN", "NNS", "NNP", "NNPS", "JJ", "VBN", "CC")
