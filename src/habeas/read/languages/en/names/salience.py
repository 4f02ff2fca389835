"""How easily a reader thinks of somebody: the features of a mention, and what each of them weighs.

Centering, made small: whom a sentence is about (its subject) comes to mind before its objects, those before the rest;
the near comes before the far, the same paragraph before another, those named often before those named once. All
weights stand in `WEIGHTS`; nothing else in this package holds a number that decides whom a pronoun means.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from habeas.read.languages.en.document import Sentence, Token
from habeas.read.languages.en.names.drafts import Draft, Place
from habeas.read.languages.en.names.kinds import SAYS

REACH_SENTENCES = 3
"""How many sentences before its own a pronoun can look back over."""

LONGEST_APPOSITION = 14
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_STANDS_BEFORE_NOUN = ("DT", "CD", "JJ", "PRP$")
_PREPOSITIONS = frozenset("of for from in at by with near to on against between among outside inside".split())

_TELLS_SOMEBODY = frozenset("tell inform warn assure remind notify".split())
"""Verbs of saying whose object is a person: who stands behind them is told, and does not speak."""
_MEASURES = frozenset("group groups number majority handful most many some several dozens one two three".split())
_ABOUT = frozenset("about around some nearly almost over only roughly least most than".split())
_ABOUT_PAIRS = frozenset((("at", "least"), ("at", "most"), ("more", "than"), ("fewer", "than")))


class Role(Enum):
    """What a mention does in its clause."""

    SUBJECT = "subject"
    OBJECT = "object"
    OBLIQUE = "oblique"
    OWNER = "owner"


@dataclass(slots=True, kw_only=True)
class Mention:
    """One place where an entity stands, and its role there; `paragraph` is the index of its paragraph."""

    draft: Final[Draft]
    place: Final[Place]
    role: Final[Role]
    paragraph: Final[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each feature adds to the score of one whom a pronoun may mean; nobody at or below 0 is meant."""

    fitting: float = 1.5
    """A person whose sex is known to be the pronoun's, or a group for a plural."""
    untold: float = 1.0
    """A person of whose sex nothing is said."""
    body: float = 0.1
    """An organisation or unit for a plural."""
    per_sentence: float = 0.7
    """For each sentence that the mention is nearer than the reach."""
    same_paragraph: float = 0.3
    subject: float = 1.2
    object: float = 0.2
    owner: float = -0.8
    told_of: float = 0.5
    """A relative clause tells more of the mention: "the soldiers who are still there"."""
    speaks_on: float = 1.0
    """Pronoun and mention are both the subject of a verb of saying."""
    source: float = -0.5
    """A group that only tells what is reported: the next sentence's "them" are those whom it tells of."""
    quoted: float = -1.5
    """The mention stands in a quotation that the pronoun does not stand in."""
    each_repetition: float = 0.1
    most_repetitions: int = 4
    quoted_of_many: float = -0.7
    """The same for a plural, whose group is often named in a few quoted words."""
    joined: float = 2.0
    """The mention stands right before "and", the pronoun right behind it: "the objectors and their relatives"."""
    kin_named: float = 2.0
    """The text names a wife, for "his wife"."""
    told_by_kin: float = 2.5
    """For "Ivan was beaten, his brother said": one of whom the kin tells in that sentence."""
    owner_of_teller: float = 2.2
    """For "Ivan's wife says that he": one of whose kin it is who speaks."""
    kin_margin: float = 1.05
    """By how much the likeliest must lead the next, for whose kin somebody is: a false tie is worse than none."""
    margin: float = 0.1
    """By how much the likeliest must lead the next for any pronoun: of two told side by side neither is meant."""
    family_name: float = 1.5
    """For "his brother, X": one who bears the family name of X."""
    kin_of_speaker: float = 1.5
    """In a quotation: one tied by kin to the speaker."""
    audience: float = -2.0
    """Reporters and other hearers, for a plural; and guards where something is done to "them"."""
    later: float = 0.01
    """For each mention that stands before it in its sentence: of two that weigh the same, the later is nearer."""

    def of_role(self, role: Role) -> float:
        """Return what a role weighs."""
        if role is Role.SUBJECT:
            return self.subject
        if role is Role.OBJECT:
            return self.object
        return self.owner if role is Role.OWNER else 0.0

    def of_repetition(self, draft: Draft) -> float:
        """Return what the number of an entity's mentions and references weighs."""
        return self.each_repetition * min(len(draft.mentions) + len(draft.references) - 1, self.most_repetitions)


WEIGHTS = Weights()


def tell_role(tokens: tuple[Token, ...], sentence: Sentence, place: Place) -> Role:
    """Return what a mention does in its clause.

    1. What owns something is an owner, even at the head of its sentence.
    2. What a verb of saying stands before is a subject ("said Ivan Otieno").
    3. What a preposition stands before is oblique: "the spokesman for the fleet said".
    4. What a finite verb follows, an apposition between them or not, is a subject; so is what begins the sentence.
    5. What a verb stands before is an object; all else is oblique.
    """
    after = tokens[place.last] if place.last < sentence.last else None
    if tokens[place.last - 1].tag == "PRP$" or (after is not None and after.tag == "POS"):
        return Role.OWNER
    before = tokens[place.begin - 1] if place.begin > sentence.first else None
    if before is not None and before.tag in _FINITE and before.lemma in SAYS and before.lemma not in _TELLS_SOMEBODY:
        return Role.SUBJECT
    begin = _phrase_begin(tokens, place.begin, sentence.first)
    stands_behind = tokens[begin - 1] if begin > sentence.first else None
    if stands_behind is not None and stands_behind.lower in _PREPOSITIONS:
        return Role.OBLIQUE
    begins = begin <= sentence.first + 1 or (stands_behind is not None and stands_behind.text in (":", ";"))
    if after is not None and (after.tag in _FINITE or begins):
        return Role.SUBJECT
    if after is not None and after.text == "," and _verb_behind_apposition(tokens, place.last, sentence.last):
        return Role.SUBJECT
    is_object = stands_behind is not None and stands_behind.tag[:2] == "VB"
    return Role.OBJECT if is_object else Role.OBLIQUE


def _phrase_begin(tokens: tuple[Token, ...], begin: int, first: int) -> int:
    """Return where the noun phrase around a mention begins: at "a group of" before "the servicemen"."""
    while begin > first:
        # "at" before "least" is no preposition, whether the number's phrase has taken "least" in or not.
        about = (tokens[begin - 1].lower, tokens[begin].lower)
        if not (about in _ABOUT_PAIRS or about[0] in _ABOUT or tokens[begin - 1].tag in _STANDS_BEFORE_NOUN):
            break
        begin -= 1
    measured = begin - 2 >= first and tokens[begin - 1].text == "of"
    if not measured or tokens[begin - 2].lower not in _MEASURES:
        return begin
    return _phrase_begin(tokens, begin - 2, first)


def _verb_behind_apposition(tokens: tuple[Token, ...], comma: int, end: int) -> bool:
    """Return whether a finite verb follows the comma, or the next one: "the cook, Ivan Otieno, 24, was"."""
    if comma + 1 < end and tokens[comma + 1].tag in _FINITE:
        return True
    for position in range(comma + 1, min(end - 1, comma + LONGEST_APPOSITION)):
        token = tokens[position]
        if token.text == ",":
            return tokens[position + 1].tag in _FINITE
        if token.tag in _FINITE or token.text in (";", "and", "or"):
            return False
    return False
