"""From a document to its entities."""

from __future__ import annotations

from habeas.facts.party import AgeGroup, PartyKind
from habeas.facts.reading import Entity
from habeas.facts.span import Span
from habeas.read.entities import Entities, Standing, Tie
from habeas.read.languages.en.document import Document
from habeas.read.languages.en.names.described import Describer
from habeas.read.languages.en.names.drafts import Draft, Place, join_sightings
from habeas.read.languages.en.names.kinds import tell_runs
from habeas.read.languages.en.names.references import Resolver
from habeas.read.languages.en.names.roles import KinTie, add_roles
from habeas.read.languages.en.names.runs import find_runs
from habeas.read.languages.en.names.words import load_words

_PREPOSITIONS = frozenset("of for from in at by with near to on against between among outside inside".split())


def find_entities(document: Document) -> Entities:
    """Return the persons, groups, organisations, units and places of a text.

    1. Runs of capitals are told apart by kind; short forms join full names.
    2. Groups, unnamed persons and standing bodies are added from common nouns.
    3. Titles and appositions give roles, sex, age group, occupations, kin.
    4. Pronouns and descriptions are resolved.
    5. Entities are numbered in the order in which they first stand in the text.
    """
    ledger = join_sightings(tell_runs(document, find_runs(document)))
    describer = Describer(document, ledger)
    describer.add_all()
    kinship = add_roles(document, ledger, describer.at)
    Resolver(document, ledger, kinship).resolve()
    return _Writer(document, ledger.drafts).write(kinship.ties)


class _Writer:
    """Turns drafts into values."""

    def __init__(self, document: Document, drafts: list[Draft]) -> None:
        self.document = document
        kept = [draft for draft in drafts if draft.mentions or draft.references]
        kept.sort(key=lambda draft: draft.places()[0].first)
        self.drafts = kept
        self.spans: dict[tuple[int, int], Span] = {}
        self.ids = {id(draft): f"e{number}" for number, draft in enumerate(kept, start=1)}

    def write(self, ties: list[KinTie]) -> Entities:
        """Return the entities with everything that points at them."""
        standings = [standing for draft in self.drafts for standing in self._standings(draft)]
        standings.sort(key=lambda standing: (standing.span.start, standing.span.end))
        return Entities(
            entities=tuple(self._entity(draft) for draft in self.drafts),
            standings=tuple(standings),
            ties=tuple(self._tie(tie) for tie in [*ties, *self._unnamed_ties()] if self._is_kept(tie)),
        )

    def _is_kept(self, tie: KinTie) -> bool:
        return id(tie.owner) in self.ids and id(tie.draft) in self.ids

    def _unnamed_ties(self) -> list[KinTie]:
        """Return the ties of those whom the text calls only "his mother"."""
        kin = load_words().kin
        return [
            KinTie(kin=draft.head, draft=draft, owner=draft.owner)
            for draft in self.drafts
            if not draft.is_named and draft.owner is not None and draft.head in kin
        ]

    def _entity(self, draft: Draft) -> Entity:
        mentions = tuple(self._span(place) for place in draft.mentions)
        owner = draft.owner if draft.kind is not PartyKind.PERSON else None
        return Entity(
            id=self.ids[id(draft)],
            kind=draft.kind,
            name=self._name(draft),
            spellings=tuple(dict.fromkeys(span.of(self.document.text) for span in mentions)),
            mentions=mentions,
            references=tuple(sorted(self._span(place) for place in draft.references)),
            roles=tuple(draft.roles),
            sex=draft.sex,
            age_group=_age_group(draft),
            occupations=tuple(draft.occupations),
            of=self.ids.get(id(owner)) if owner is not None else None,
        )

    def _name(self, draft: Draft) -> str:
        """Return the fullest spelling as the text has it, white space made even."""
        places = draft.mentions or draft.references
        fullest = max(places, key=lambda place: (place.last - place.first, -place.first))
        words = " ".join(self._span(fullest).of(self.document.text).split())
        return words.removeprefix("the ").removeprefix("The ") if draft.is_named else words

    def _span(self, place: Place) -> Span:
        span = self.spans.get((place.first, place.last))
        if span is None:
            tokens = self.document.tokens
            span = Span(start=tokens[place.first].start, end=tokens[place.last - 1].end)
            self.spans[place.first, place.last] = span
        return span

    def _standings(self, draft: Draft) -> list[Standing]:
        tokens = self.document.tokens
        found: list[Standing] = []
        for place in draft.places():
            before = tokens[place.begin - 1] if place.begin else None
            article = before is not None and before.tag in ("DT", "CD", "JJ", "PRP$") and place.begin > 1
            if article:
                before = tokens[place.begin - 2]
            after = tokens[place.last] if place.last < len(tokens) else None
            owns = tokens[place.last - 1].tag == "PRP$" or (after is not None and after.tag == "POS")
            modifier = owns or (before is not None and before.lower in _PREPOSITIONS)
            found.append(
                Standing(span=self._span(place), entity=self.ids[id(draft)], kind=draft.kind, is_modifier=modifier)
            )
        return found

    def _tie(self, tie: KinTie) -> Tie:
        return Tie(
            tie=f"{tie.kin} of",
            from_id=self.ids[id(tie.draft)],
            to_id=self.ids[id(tie.owner)],
            span=self._span(tie.draft.places()[0]),
        )


def _age_group(draft: Draft) -> AgeGroup:
    if draft.is_child and not draft.is_adult:
        return AgeGroup.CHILD
    return AgeGroup.ADULT if draft.is_adult else AgeGroup.UNKNOWN
