"""Entities while they are being put together from sightings: spellings of one name in all its cases become one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from habeas.facts.party import PartyKind, Sex
from habeas.read.languages.slavic.document import Document
from habeas.read.languages.slavic.morphology import Morphology
from habeas.read.languages.slavic.names.cases import Declined, decline
from habeas.read.languages.slavic.names.placing import place_key
from habeas.read.languages.slavic.names.sightings import Sighting
from habeas.read.languages.slavic.tokens import Token

MOST_NAMESAKES = 50
"""How many who share a word of their name are looked at: keeps very long texts cheap to read."""

_FAMILY_NAME = re.compile(r"(\w{2,}(?:[оеєё]в|[иіїы]н))(?:[ауоыеи]|о[йюї]|[ыио]м|[ыи]х|ій)?")


@dataclass(slots=True, kw_only=True)
class Place:
    """Tokens `first` to `last` (end exclusive) that stand for an entity; its name begins at `name`."""

    first: int
    name: int
    last: int
    sentence: int
    declined: Declined | None = None


@dataclass(slots=True, kw_only=True)
class Draft:
    """An entity in the making; `keys` has for each word of its fullest name the dictionary forms that it can be."""

    kind: PartyKind
    keys: tuple[frozenset[str], ...]
    mentions: list[Place] = field(default_factory=list)
    references: list[Place] = field(default_factory=list)
    genders: set[str] = field(default_factory=set)
    roles: list[str] = field(default_factory=list)
    occupations: list[str] = field(default_factory=list)
    sex: Sex = Sex.UNKNOWN
    is_child: bool = False
    is_adult: bool = False
    head: str = ""
    owner: Draft | None = None
    owner_token: int | None = None
    adjectives: frozenset[str] = frozenset()
    is_named: bool = True
    fixed_name: str = ""

    def places(self) -> list[Place]:
        """Return mentions and references in text order."""
        return sorted([*self.mentions, *self.references], key=lambda place: place.first)


@dataclass(frozen=True, slots=True, kw_only=True)
class KinTie:
    """`draft` is the `kin` (mother, son …) of `owner`."""

    kin: str
    draft: Draft
    owner: Draft


class Ledger:
    """The drafts of one document, found by the dictionary forms of their words."""

    def __init__(self, document: Document, morphology: Morphology) -> None:
        """Begin with none."""
        self.document = document
        self.morphology = morphology
        self.drafts: list[Draft] = []
        self.ties: list[KinTie] = []
        self.owned: dict[int, tuple[str, Draft]] = {}
        self._by_word: dict[tuple[PartyKind, str], list[Draft]] = defaultdict(list)

    def add(self, sighting: Sighting) -> Draft:
        """Return the draft that a sighting belongs to, a new one where none fits."""
        tokens = self.document.tokens[sighting.name : sighting.last]
        keys = tuple(word_keys(token) for token in tokens if token.word[:1].isalnum())
        is_person = sighting.kind is PartyKind.PERSON
        declined = self._decline(sighting, tokens) if is_person else None
        if sighting.kind is PartyKind.PLACE:
            known = place_key(tokens)
            keys = (known,) if known else keys
        gender = declined.gender if declined is not None and declined.is_sure else ""
        draft = self._matching(sighting.kind, keys, gender, sighting.first)
        if draft is None:
            draft = Draft(kind=sighting.kind, keys=keys)
            self.drafts.append(draft)
            for key in {key for word in keys for key in word}:
                self._by_word[sighting.kind, key].append(draft)
        if gender and len(keys) > 1:
            draft.genders.add(gender)
        where = draft.references if sighting.is_inner else draft.mentions
        where.append(
            Place(
                first=sighting.first, name=sighting.name, last=sighting.last, sentence=sighting.sentence,
                declined=declined,
            )
        )  # fmt: skip
        return draft

    def _decline(self, sighting: Sighting, tokens: Sequence[Token]) -> Declined:
        """Return how the name of a person stands: in no nominative behind a noun in none, "його брата Петра"."""
        before = self.document.tokens[sighting.first - 1] if sighting.first else None
        nouns = [form for form in before.forms if form.part == "NOUN" and not form.is_plural] if before else []
        led = before is not None and before.form.part == "NOUN" and not before.is_capital
        if led and all(form.is_animate and form.case != "nomn" for form in nouns):
            oblique = decline(tokens, is_oblique=True)
            shared = any(form.case == oblique.case and form.gender == oblique.gender for form in nouns)
            if shared and None not in oblique.readings:
                return oblique
        return decline(tokens)

    def _matching(self, kind: PartyKind, keys: tuple[frozenset[str], ...], gender: str, position: int) -> Draft | None:
        candidates: dict[int, Draft] = {}
        for word in keys[-1:] if kind is not PartyKind.PERSON else keys:
            for key in sorted(word):
                for draft in self._by_word[kind, key][-MOST_NAMESAKES:]:
                    candidates[id(draft)] = draft
        fitting = [draft for draft in candidates.values() if self._fits(draft, kind, keys, gender)]
        if not fitting:
            return None
        agreeing = [draft for draft in fitting if not gender or not draft.genders or gender in draft.genders]
        return max(agreeing or fitting, key=lambda draft: _nearness(draft, position))

    def _fits(self, draft: Draft, kind: PartyKind, keys: tuple[frozenset[str], ...], gender: str) -> bool:
        if kind is PartyKind.PERSON:
            # A family name alone can be another's case: only names of two words tell a man from a woman for certain.
            if len(keys) > 1 and gender and draft.genders and gender not in draft.genders:
                return False
            return person_fits(draft.keys, keys)
        return len(keys) == len(draft.keys) and all(a & b for a, b in zip(keys, draft.keys, strict=True))


def _nearness(draft: Draft, position: int) -> tuple[int, int]:
    """Return what prefers the draft that was mentioned last before a token."""
    before = [place.first for place in draft.mentions if place.first < position]
    return (1, max(before)) if before else (0, -min((place.first for place in draft.mentions), default=0))


def word_keys(token: Token) -> frozenset[str]:
    """Return the dictionary forms that a word of a name can be, in lower case; an initial stands as `с.`.

    A family name in -ов or -ин gives its stem too: no dictionary knows them all, and another word may look alike.
    """
    word = token.lower
    if word.endswith(".") and len(word) == 2:
        return frozenset((word,))
    lemmas = {form.lemma for form in token.forms if form.part in ("NOUN", "ADJF", "UNKN", "LATN", "PRTF", "ADJS")}
    family = _FAMILY_NAME.fullmatch(word) if token.is_capital else None
    if family is not None and not any("Name" in form.marks for form in token.forms):
        lemmas.add(family.group(1))
    return frozenset({word.replace("ё", "е"), *(lemma.replace("ё", "е") for lemma in lemmas)})


def person_fits(fuller: Sequence[frozenset[str]], shorter: Sequence[frozenset[str]]) -> bool:
    """Return whether each word of a shorter name is a word of a fuller one, or its initial."""
    left = list(fuller)
    for word in shorter:
        match = next((other for other in left if word & other or _is_initial_of(word, other)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def _is_initial_of(one: frozenset[str], other: frozenset[str]) -> bool:
    for initial, word in ((one, other), (other, one)):
        only = next(iter(initial))
        if len(initial) == 1 and only.endswith(".") and len(only) == 2:
            return any(each.startswith(only[0]) for each in word)
    return False


def join_sightings(document: Document, morphology: Morphology, sightings: Sequence[Sighting]) -> Ledger:
    """Return drafts of all names: full names first, then the short forms that belong to them."""
    ledger = Ledger(document, morphology)
    for sighting in sorted(sightings, key=lambda sighting: (-(sighting.last - sighting.name), sighting.first)):
        ledger.add(sighting)
    for draft in ledger.drafts:
        draft.mentions.sort(key=lambda place: place.first)
    return ledger
