"""Groups and unnamed persons: those whom a text describes and does not name."""

from __future__ import annotations

from habeas.facts.party import PartyKind, Sex
from habeas.read.languages.slavic.document import Document
from habeas.read.languages.slavic.names.drafts import Draft, KinTie, Ledger, Place
from habeas.read.languages.slavic.names.phrases import Phrase, find_phrases
from habeas.read.languages.slavic.wordlists import Wordlists

_GENERIC = frozenset("человек люди мужчина женщина парень девушка людина чоловік жінка хлопець дівчина".split())
_PLURAL_ONLY = frozenset("люди родители дети батьки діти родичі близькі".split())
_OWNED_REACH = 6


class Describer:
    """Adds the described entities of one document to its ledger."""

    def __init__(self, document: Document, ledger: Ledger, words: Wordlists) -> None:
        """Index the named mentions by token."""
        self.document = document
        self.tokens = document.tokens
        self.ledger = ledger
        self.words = words
        self.kin = {**words.table("kin"), **words.table("perhaps_kin")}
        self.sexes = words.table("sex")
        self.ages = words.table("age")
        self.named: dict[int, Draft] = {}
        for draft in ledger.drafts:
            for place in draft.mentions:
                self.named.update(dict.fromkeys(range(place.first, place.last), draft))
        self.groups: dict[str, list[Draft]] = {}
        self.persons: dict[tuple[str, int], Draft] = {}

    def add_all(self, titled: frozenset[int]) -> None:
        """Go through the phrases of people in text order and join or begin an entity for each.

        Args:
            titled: The tokens that are a named person's rank, office or kinship, and describe nobody else.
        """
        for phrase in find_phrases(self.document, self.words, frozenset(self.named) | titled):
            if phrase.form.is_plural or phrase.lemma in _PLURAL_ONLY or phrase.has_number:
                self._add_group(phrase)
            elif phrase.lemma in self.kin:
                self._add_kin(phrase)

    def _add_group(self, phrase: Phrase) -> None:
        """Join the group of the same noun, unless its adjectives or a number tell that others are meant."""
        known = self.groups.setdefault(phrase.lemma, [])
        plain = not phrase.adjectives and not phrase.has_number
        if phrase.lemma in _GENERIC and plain:
            return
        same = [group for group in known if group.adjectives == phrase.adjectives]
        draft = (known[-1:] if plain else same[-1:] if not phrase.has_number else [None])[:1]
        joined = draft[0] if draft else None
        if joined is None:
            joined = Draft(
                kind=PartyKind.GROUP, keys=(frozenset((phrase.lemma,)),), is_named=False, head=phrase.lemma,
                adjectives=phrase.adjectives,
            )  # fmt: skip
            joined.owner = self._named_behind(phrase)
            known.append(joined)
            self.ledger.drafts.append(joined)
        joined.mentions.append(self._place(phrase))

    def _add_kin(self, phrase: Phrase) -> None:
        """Add an unnamed relative: "мать рядового", "её сын"; the owner is told by the words behind or before."""
        owner = self._named_behind(phrase)
        key = phrase.lemma, id(owner) if owner is not None else phrase.possessive or -1
        draft = self.persons.get(key)
        if draft is None:
            draft = Draft(kind=PartyKind.PERSON, keys=(), is_named=False, head=phrase.lemma, owner=owner)
            draft.owner_token = phrase.possessive
            sex = self.sexes.get(phrase.lemma)
            if sex is not None:
                draft.sex = Sex(sex)
            draft.is_child = self.ages.get(phrase.lemma) == "child"
            draft.is_adult = self.ages.get(phrase.lemma) == "adult"
            self.persons[key] = draft
            self.ledger.drafts.append(draft)
            if owner is not None:
                self.ledger.ties.append(KinTie(kin=self.kin[phrase.lemma], draft=draft, owner=owner))
        draft.references.append(self._place(phrase))

    def _named_behind(self, phrase: Phrase) -> Draft | None:
        """Return the person, unit or body that follows in the genitive: "мать рядового Ивана Лунина"."""
        for at in range(phrase.head + 1, min(len(self.tokens), phrase.head + 1 + _OWNED_REACH)):
            token = self.tokens[at]
            if at in self.named:
                draft = self.named[at]
                return draft if any(form.case == "gent" for form in token.forms) else None
            genitive = token.form.part in ("NOUN", "ADJF", "PRTF", "NUMB") and any(
                form.case == "gent" for form in token.forms
            )
            if not genitive and token.form.part != "NUMB":
                return None
        return None

    def _place(self, phrase: Phrase) -> Place:
        first = phrase.begin
        return Place(first=first, name=first, last=phrase.head + 1, sentence=phrase.sentence)
