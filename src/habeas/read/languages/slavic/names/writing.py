"""From drafts to the entities of a reading: numbered, named, with everything that points at them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from habeas.facts.party import AgeGroup, PartyKind, Sex
from habeas.facts.reading import Entity
from habeas.facts.span import Span
from habeas.read.entities import Entities, Standing, Tie
from habeas.read.languages.slavic.morphology import sex_of_gender
from habeas.read.languages.slavic.names.cases import Declined, decline, nominative_words
from habeas.read.languages.slavic.names.drafts import Draft, KinTie, Ledger, Place
from habeas.read.languages.slavic.names.grouping import nominative_body, nominative_group
from habeas.read.languages.slavic.names.placing import nominative_place, regular_place
from habeas.read.languages.slavic.wordlists import Wordlists


def write_entities(ledger: Ledger, words: Wordlists) -> Entities:
    """Return the entities of a ledger, numbered in the order in which they first stand in the text."""
    return _Writer(ledger, words).write()


class _Writer:
    """Turns drafts into values."""

    def __init__(self, ledger: Ledger, words: Wordlists) -> None:
        self.document = ledger.document
        self.morphology = ledger.morphology
        self.ties = ledger.ties
        self.heads = words.words("organization_heads") | words.words("organization_types")
        self.roles = words.words("ranks") | words.words("offices") | words.words("occupations") | words.words("kin")
        kept = [draft for draft in ledger.drafts if draft.mentions or draft.references]
        kept.sort(key=lambda draft: draft.places()[0].first)
        self.drafts = kept
        self.ids = {id(draft): f"e{number}" for number, draft in enumerate(kept, start=1)}

    def write(self) -> Entities:
        """Return the values."""
        standings = [standing for draft in self.drafts for standing in self._standings(draft)]
        standings.sort(key=lambda standing: (standing.span.start, standing.span.end))
        return Entities(
            entities=tuple(self._entity(draft) for draft in self.drafts),
            standings=tuple(standings),
            ties=tuple(self._tie(tie) for tie in self.ties if id(tie.draft) in self.ids and id(tie.owner) in self.ids),
        )

    def _tie(self, tie: KinTie) -> Tie:
        place = tie.draft.places()[0]
        return Tie(
            tie=f"{tie.kin} of",
            from_id=self.ids[id(tie.draft)],
            to_id=self.ids[id(tie.owner)],
            span=self._span(place.first, place.last),
        )

    def _entity(self, draft: Draft) -> Entity:
        mentions = tuple(sorted(self._span(place.first, place.last) for place in draft.mentions))
        spellings = [self._words(place.name, place.last) for place in draft.mentions]
        owner = draft.owner if draft.kind is not PartyKind.PERSON else None
        return Entity(
            id=self.ids[id(draft)],
            kind=draft.kind,
            name=draft.fixed_name or self._name(draft),
            spellings=tuple(dict.fromkeys(spellings)),
            mentions=mentions,
            references=tuple(sorted(self._span(place.first, place.last) for place in draft.references)),
            roles=tuple(draft.roles),
            sex=draft.sex,
            age_group=_age_group(draft),
            occupations=tuple(draft.occupations),
            of=self.ids.get(id(owner)) if owner is not None else None,
        )

    def _name(self, draft: Draft) -> str:
        """Return the fullest spelling; in the dictionary form where the text has it or grammar leaves no doubt."""
        places = draft.mentions or draft.references
        longest = max(place.last - place.name for place in places)
        fullest = [place for place in places if place.last - place.name == longest]
        if draft.kind is PartyKind.PERSON and draft.mentions:
            name = self._person(draft, fullest)
        else:
            name = next((name for name in map(partial(self._declined, draft), fullest) if name is not None), None)
        return name or self._words(fullest[0].name, fullest[0].last)

    def _person(self, draft: Draft, fullest: Sequence[Place]) -> str | None:
        plain = [place for place in fullest if place.declined is not None and place.declined.case == "nomn"]
        sure = [place for place in plain if place.declined is not None and place.declined.is_sure]
        if sure or plain:
            return self._words((sure or plain)[0].name, (sure or plain)[0].last)
        for place in fullest:
            assert place.declined is not None, "mentions of persons are declined"
            if _is_of_the_other_sex(draft, place.declined):
                continue  # "г-жа Лунина" is no genitive of Лунин
            tokens = self.document.tokens[place.name : place.last]
            declined = decline(tokens, is_oblique=True) if self._stands_oblique(place) else place.declined
            words = nominative_words(tokens, declined, self.morphology)
            if words is not None:
                return " ".join(words)
        return None

    def _stands_oblique(self, place: Place) -> bool:
        """Return whether a preposition, or a role that is in no nominative, stands before: "рядового Лунина"."""
        before = self.document.tokens[place.first - 1] if place.first else None
        if before is None:
            return False
        role = before.lemma in self.roles and all(form.case != "nomn" for form in before.forms)
        return role or before.form.part == "PREP"

    def _declined(self, draft: Draft, place: Place) -> str | None:
        """Return the name of a place, a body or a group in the nominative, None where it is not sure."""
        tokens = self.document.tokens[place.name : place.last]
        if draft.kind is PartyKind.PLACE:
            return nominative_place(tokens, self.morphology) or self._regular(place)
        if draft.kind is PartyKind.ORGANIZATION:
            return self._body(place)
        return nominative_group(tokens, draft.head, self.morphology) if draft.head else None

    def _body(self, place: Place) -> str | None:
        """Return the name of a body with its beginning in the nominative, and what stands behind as it is written."""
        tokens = self.document.tokens[place.name : place.last]
        name = nominative_body(tokens, self.heads, self.morphology)
        if name is None:
            return None
        begun = len(name.split(" "))
        rest = self.document.text[tokens[begun - 1].end : tokens[-1].end]
        return " ".join((name + rest).split())

    def _regular(self, place: Place) -> str | None:
        before = self.document.tokens[place.first - 1] if place.first else None
        only = self.document.tokens[place.name] if place.last - place.name == 1 else None
        return regular_place(only, before) if only is not None and not only.form.is_known else None

    def _span(self, first: int, last: int) -> Span:
        return self.document.span(first, last)

    def _words(self, first: int, last: int) -> str:
        """Return the words as the text has them, white space made even."""
        return " ".join(self._span(first, last).of(self.document.text).split())

    def _standings(self, draft: Draft) -> list[Standing]:
        return [
            Standing(
                span=self._span(place.first, place.last),
                entity=self.ids[id(draft)],
                kind=draft.kind,
                is_modifier=self._is_modifier(place),
            )
            for place in draft.places()
        ]

    def _is_modifier(self, place: Place) -> bool:
        """Return whether the name belongs to a phrase around it: behind a preposition, or a noun's genitive."""
        before = self.document.tokens[place.first - 1] if place.first else None
        if before is None:
            return False
        if before.form.part == "PREP":
            return True
        form = self.document.tokens[place.name].form
        return before.form.part == "NOUN" and form.case == "gent" and before.form.case != "gent"


def _is_of_the_other_sex(draft: Draft, declined: Declined) -> bool:
    told = sex_of_gender(declined.gender)
    return draft.sex in (Sex.MAN, Sex.WOMAN) and told is not None and told is not draft.sex


def _age_group(draft: Draft) -> AgeGroup:
    if draft.is_child and not draft.is_adult:
        return AgeGroup.CHILD
    return AgeGroup.ADULT if draft.is_adult else AgeGroup.UNKNOWN
