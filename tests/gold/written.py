"""A reading written from the labels themselves: what a reader without fault would propose."""

from __future__ import annotations

from dataclasses import dataclass, field

from habeas.facts.claim import (
    ActClaim,
    AppealClaim,
    Claim,
    ContactClaim,
    CountClaim,
    RemarkClaim,
    ResponseClaim,
    TieClaim,
    WhereaboutsClaim,
)
from habeas.facts.count import Count
from habeas.facts.edtf import parse_edtf
from habeas.facts.party import PartyKind
from habeas.facts.reading import Entity, Reading
from habeas.facts.source import Attribution, Medium, Style
from habeas.facts.statement import Modality, Polarity, Proposal
from tests.gold.labels import GoldReport, Label, Pattern, Spellings


@dataclass(slots=True, kw_only=True)
class Writer:
    """Gathers the entities, attributions and proposals of one report."""

    entities: dict[str, Entity] = field(default_factory=dict)
    attributions: list[Attribution] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)

    def write(self, label: Label) -> None:
        """Propose what the label's first pattern says."""
        pattern = label.patterns[0]
        proposal = Proposal(
            id=f"s{len(self.proposals) + 1}",
            span=label.span,
            quote=label.quote,
            attribution=None if label.narrated else self._credit(label),
            claim=self._claim(pattern),
            when=parse_edtf(label.whens[0]) if label.whens else None,
            polarity=Polarity(pattern.polarities[0]),
            modality=Modality(label.modalities[0]),
            confidence=1.0,
        )
        self.proposals.append(proposal)

    def _credit(self, label: Label) -> str:
        attribution = Attribution(
            id=f"a{len(self.attributions) + 1}",
            source=None,
            entity=self._entity(label.origins),
            cue=None,
            content=(label.span,),
            style=Style.INDIRECT,
            medium=Medium(label.media[0]) if label.media else Medium.UNKNOWN,
        )
        self.attributions.append(attribution)
        return attribution.id

    def _entity(self, spellings: Spellings) -> str:
        name = spellings[0] if spellings else "somebody"
        self.entities.setdefault(name, Entity(id=name, kind=PartyKind.PERSON, name=name))
        return name

    def _claim(self, pattern: Pattern) -> Claim:
        value = pattern.values[0] if pattern.values else "other"
        whose = tuple(self._entity(spellings) for spellings in pattern.whose)
        first = whose[0] if whose else None
        match pattern.kind:
            case "count":
                return CountClaim(of=first, number=_count(pattern))
            case "act":
                return ActClaim(act=value, victims=whose)
            case "contact":
                channel = pattern.channels[0] if pattern.channels else "anyone"
                return ContactClaim(of=whose, with_whom=channel, state=value)
            case "whereabouts":
                place = self._entity(pattern.place) if pattern.place else None
                return WhereaboutsClaim(of=whose, state=value, place=place)
            case "tie":
                source, target = self._entity(pattern.source), self._entity(pattern.target)
                return TieClaim(tie=value, from_party=source, to=target)
            case "appeal":
                return AppealClaim(by=whose, number=_count(pattern) if pattern.numbers else None)
            case "response":
                return ResponseClaim(by=first, response=value)
        return RemarkClaim()


def _count(pattern: Pattern) -> Count:
    least, most = pattern.numbers[0] if pattern.numbers else (0, None)
    return Count(at_least=least, at_most=most, words="")


def perfect_reading(report: GoldReport) -> Reading:
    """Return a reading that proposes every label of a report, optional ones too, and nothing else."""
    writer = Writer()
    for label in report.labels:
        writer.write(label)
    return Reading(
        language=report.language,
        published=report.published,
        reader="labels",
        entities=tuple(writer.entities.values()),
        attributions=tuple(writer.attributions),
        statements=tuple(writer.proposals),
    )


def empty_reading(report: GoldReport) -> Reading:
    """Return a reading that proposes nothing."""
    return Reading(language=report.language, published=report.published, reader="labels")
