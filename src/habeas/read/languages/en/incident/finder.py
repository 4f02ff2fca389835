"""From a document to its principal incident."""

from __future__ import annotations

from datetime import date

from habeas.facts.count import Count
from habeas.facts.reading import (
    Incident,
    IncidentPlace,
    IncidentWhen,
    Perpetrator,
    Victim,
)
from habeas.facts.when import When
from habeas.read.gazetteer import load_gazetteer
from habeas.read.languages.en.counts import FoundCount, find_counts
from habeas.read.languages.en.dates import find_dates
from habeas.read.languages.en.document import Document
from habeas.read.languages.en.incident.agents import likeliest_agent
from habeas.read.languages.en.incident.days import day_candidates, day_features
from habeas.read.languages.en.incident.gist import gist_features, gist_words
from habeas.read.languages.en.incident.groups import victim_groups
from habeas.read.languages.en.incident.models import Model, load_model
from habeas.read.languages.en.incident.scene import Features, Scene
from habeas.read.languages.en.incident.sites import country_features, town_candidates, town_features
from habeas.read.languages.en.incident.victims import victim_candidates, victim_features
from habeas.read.languages.en.names import Entities

LEAST_ACTS = 2
"""A text with fewer words of harm than this tells of no incident."""

_HARM = ("detain", "prosecute", "kidnap", "disappear", "kill", "torture", "threaten", "attack", "suppress")
_UNTOLD = ("insufficient information",)


def find_incident(
    document: Document, entities: Entities, published: date | None, dates: tuple[When, ...] | None = None
) -> Incident | None:
    """Return the principal incident of a text: who did what to whom, where, when; None where there is none.

    Candidates come from the text alone; small models, trained on coded reports, choose among them.

    Args:
        document: The text taken apart.
        entities: Its entities.
        published: The day of publication, to which "last week" is relative.
        dates: The dates of the text, where the caller has found them already.
    """
    if not document.sentences:
        return None
    scene = Scene(document, entities)
    if sum(scene.act_counts[act] for act in _HARM) < LEAST_ACTS:
        return None
    if dates is None:
        dates = find_dates(document, published)
    return tell_incident(scene, dates, published, load_model())


def tell_incident(scene: Scene, dates: tuple[When, ...], published: date | None, model: Model) -> Incident:
    """Return what a model answers about the incident of a scene."""
    return _Teller(scene, dates, published, model).incident()


class _Teller:
    """Answers the questions about one incident."""

    def __init__(self, scene: Scene, dates: tuple[When, ...], published: date | None, model: Model) -> None:
        self.scene = scene
        self.dates = dates
        self.published = published
        self.model = model
        self.counts: tuple[FoundCount, ...] | None = None

    def incident(self) -> Incident:
        """Return all answers."""
        victims = self._victims()
        kinds, violations = self._topics(gist_words(self.scene), gist_features(self.scene))
        agent = likeliest_agent(self.scene, frozenset(victim.entity for victim in victims if victim.entity))
        perpetrator = Perpetrator(
            entity=agent.id if agent else None,
            name=agent.name if agent else None,
            type=max(kinds, key=lambda kind: kinds[kind]),
        )
        return Incident(
            perpetrators=(perpetrator,),
            violations=self._violations(violations),
            victims=victims,
            place=self._place(),
            when=IncidentWhen(edtf=self._when()),
        )

    def _topics(self, words: dict[str, int], figures: Features) -> tuple[dict[str, float], dict[str, float]]:
        """Return the scores of the kinds of perpetrator and of the kinds of violation."""
        perpetrator, violation = self.model.topics["perpetrator"], self.model.topics["violation"]
        columns = perpetrator.columns(words, figures)
        shared = violation.words is perpetrator.words and violation.figures is perpetrator.figures
        others = columns if shared else violation.columns(words, figures)
        return perpetrator.scores(columns, figures), violation.scores(others, figures)

    def _likeliest(self, question: str, answers: dict[str, Features]) -> str | None:
        """Return the likeliest answer, None where even that is too unlikely."""
        return self.model.rankers[question].likeliest(answers, self.model.thresholds[question])

    def _violations(self, scores: dict[str, float]) -> tuple[str, ...]:
        least = self.model.thresholds["violation"]
        found = tuple(label for label, score in scores.items() if score >= least)
        return found or (max(scores, key=lambda label: scores[label]),)

    def _victims(self) -> tuple[Victim, ...]:
        ranker, least = self.model.rankers["victim"], self.model.thresholds["victim"]
        features = victim_features(self.scene)
        found = [
            Victim(
                entity=entity.id,
                name=entity.name,
                kind=entity.kind,
                occupations=entity.occupations or _UNTOLD,
                sex=entity.sex,
                age_group=entity.age_group,
            )
            for entity in victim_candidates(self.scene)
            if ranker.reaches(features[entity.id], least)
        ]
        found += [
            Victim(entity=group.id, name=group.name, kind=group.kind, count=self._count_of(group.id))
            for group in victim_groups(self.scene)
        ]
        return tuple(found)

    def _count_of(self, group: str) -> Count | None:
        """Return the first count whose noun names the group."""
        heads = {stand.last - 1 for stand in self.scene.stands[group] if stand.is_named}
        if self.counts is None:
            self.counts = find_counts(self.scene.document)
        return next((found.count for found in self.counts if found.head in heads and not found.partitive), None)

    def _place(self) -> IncidentPlace:
        code = self._likeliest("country", country_features(self.scene))
        country = load_gazetteer().country_by_code(code) if code else None
        town = self._likeliest("town", town_features(self.scene, code))
        names = {entity.id: entity.name for entity in town_candidates(self.scene)}
        return IncidentPlace(
            city=names[town] if town else None,
            region=self._region(names, names.get(town or ""), code),
            country=country.name if country else None,
        )

    def _region(self, names: dict[str, str], city: str | None, code: str | None) -> str | None:
        """Return the region of the chosen town, where the text itself names it."""
        gazetteer = load_gazetteer()
        homes = {place.region for place in gazetteer.cities(city or "") if place.country == code}
        for name in names.values():
            if name != city and any(region.name in homes for region in gazetteer.regions(name)):
                return name
        return None

    def _when(self) -> str | None:
        """Return the year, then the month and day within it as far as each is likely enough."""
        candidates = day_candidates(self.scene, self.dates, self.published)
        features = day_features(self.scene, candidates, self.published)
        told = ""
        for question in ("year", "month", "day"):
            best, chance = "", self.model.thresholds[question]
            for candidate, row in zip(candidates, features, strict=True):
                answer = candidate.edtf(question)
                if answer is not None and answer.startswith(told):
                    likely = self.model.rankers[question].chance(row)
                    if likely >= chance:
                        best, chance = answer, likely
            if not best:
                break
            told = best
        return told or None
