"""What of a report's text is struck: the name, and the words of statements that nobody else needs.

1. The words of statements and proposals that are wholly about the person are struck.
2. Of words that a statement or proposal of somebody else rests on, only the name is.
3. A report on which nothing rests but what is about the person goes as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from habeas.facts.anchor import Anchor
from habeas.facts.exhibit import Exhibit
from habeas.facts.ids import ExhibitId, ProposalId, digest
from habeas.facts.party import AgeGroup, Sex
from habeas.facts.plain import from_plain, to_plain
from habeas.facts.reading import Entity, Reading
from habeas.facts.span import Span
from habeas.facts.statement import Proposal, Statement
from habeas.facts.struck import BAR, joined, strike, without
from habeas.workspace.erasing.fields import strike_fields
from habeas.workspace.erasing.shares import Share, share_of
from habeas.workspace.erasing.subject import Read, Subject
from habeas.workspace.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class StruckReport:
    """A text layer, and what becomes of it: `goes` as a whole, or with `spans` struck out; both empty: it stays."""

    layer: Exhibit
    text: str
    spans: tuple[Span, ...]
    goes: bool
    gone_proposals: frozenset[ProposalId] = frozenset()
    readings: tuple[Read, ...] = ()
    struck_text: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "struck_text", strike(self.text, self.spans))

    @property
    def is_touched(self) -> bool:
        """Whether anything of it is struck or goes."""
        return self.goes or bool(self.spans)


def look_at(
    session: Session,
    subject: Subject,
    layer: Exhibit,
    *,
    gone: Iterable[Statement],
    kept: Iterable[Statement],
    ids: Mapping[ExhibitId, tuple[ProposalId, ...]],
) -> StruckReport:
    """Return what becomes of one text layer.

    Args:
        session: Whose case.
        subject: The person.
        layer: The text layer.
        gone: The statements anchored in it that go.
        kept: Those that stay.
        ids: The ids of the proposals of its readings.
    """
    text = session.text(layer.id)
    readings = subject.readings.get(layer.id, ())
    leaving, staying = [one.anchor.span for one in gone], [one.anchor.span for one in kept]
    gone_proposals = set()
    mentions: list[Span] = []
    for read in readings:
        mentions += [span for one in read.reading.entities if one.id in read.theirs for span in one.mentions]
        for proposal, identifier in zip(read.reading.statements, ids[read.exhibit.id], strict=True):
            whole = share_of_proposal(proposal, read) is Share.WHOLE
            (leaving if whole else staying).append(proposal.span)
            if whole:
                gone_proposals.add(identifier)
    named = subject.finder.spans(text)
    return StruckReport(
        layer=layer,
        text=text,
        spans=joined([*named, *mentions, *without(leaving, staying)]),
        goes=bool(leaving) and not staying,
        gone_proposals=frozenset(gone_proposals),
        readings=readings,
    )


def share_of_proposal(proposal: Proposal, read: Read) -> Share:
    """Return how much of a proposal is the person's own."""
    said = read.reading.attribution(proposal.attribution) if proposal.attribution else None
    return share_of(proposal.claim, read.theirs.__contains__, speaks=said is not None and said.entity in read.theirs)


def struck_reading(report: StruckReport, read: Read, ids: tuple[ProposalId, ...], subject: Subject) -> Reading:
    """Return a reading without the person: their proposals go, the others keep the ids that judgements point at."""
    kept = [
        replace(proposal, id=identifier, quote=proposal.span.of(report.struck_text))
        for proposal, identifier in zip(read.reading.statements, ids, strict=True)
        if identifier not in report.gone_proposals
    ]
    said_by = {one.attribution for one in kept}
    bare = replace(
        read.reading,
        entities=tuple(_bare(one) if one.id in read.theirs else one for one in read.reading.entities),
        attributions=tuple(
            one for one in read.reading.attributions if one.entity not in read.theirs or one.id in said_by
        ),
        statements=tuple(kept),
    )
    struck = from_plain(Reading, strike_fields(to_plain(bare), subject.finder))
    # The quotations are those of the struck text, whatever a name in them would have looked like by itself.
    return replace(
        struck,
        statements=tuple(replace(one, quote=one.span.of(report.struck_text), why=None) for one in struck.statements),
        attributions=tuple(replace(one, why=None) for one in struck.attributions),
    )


def names_them(reading: Reading, subject: Subject) -> bool:
    """Return whether a reading says the name, be it of somebody else: a neighbour of the person."""
    plain = to_plain(reading)
    return strike_fields(plain, subject.finder) != plain


def _bare(entity: Entity) -> Entity:
    """Return the entity of the person with nothing but its place in the text, for others may refer to it."""
    return replace(
        entity,
        name=BAR,
        spellings=(),
        roles=(),
        sex=Sex.UNKNOWN,
        age_group=AgeGroup.UNKNOWN,
        occupations=(),
    )


def struck_anchor(anchor: Anchor, report: StruckReport) -> Anchor:
    """Return the anchor of somebody else's statement with the words that stand at its place in the struck text."""
    text, span = report.struck_text, anchor.span
    words = replace(
        anchor,
        quote=span.of(text),
        prefix=text[span.start - len(anchor.prefix) : span.start],
        suffix=text[span.end : span.end + len(anchor.suffix)],
    )
    return anchor if words == anchor else replace(words, layer_sha256=digest(text.encode()))
