"""Reports that were judged to be made from one another: families, each of which is one origin.

1. Two reports of which a person holds one to be a copy, a rewrite or a translation of the other, or both of a common
   original, are of one family, however long the chain.
2. The first of a family is the member that is made from none of the others; of several, the one published first.
3. What the publishers of a family say in their own words is one origin. What a named speaker says stays that speaker's,
   with one exception: a copy or a translation has no sayings of its own, so a speaker whom only it names for a claim is
   somebody of the other reports in another spelling, and adds no origin. A rewrite may have asked somebody else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields, replace
from datetime import date

from habeas.facts.claim import CLAIM_KINDS
from habeas.facts.derivation import Derivation, DerivationJudgement
from habeas.facts.exhibit import Exhibit
from habeas.facts.ids import ExhibitId
from habeas.facts.statement import Statement

_SAYING = {
    kind: [one.name for one in fields(claim) if one.name in ("state", "act", "tie", "response", "number")]
    for kind, claim in CLAIM_KINDS.items()
}
"""The fields by which two claims of one kind, about the same people, say the same or not."""

_ADDS_NOTHING = (Derivation.COPY, Derivation.TRANSLATION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Reports of one origin, the first one first, and the decisions that hold them together."""

    members: tuple[ExhibitId, ...]
    judged: tuple[DerivationJudgement, ...]

    @property
    def first(self) -> ExhibitId:
        """The member that the others go back to."""
        return self.members[0]

    @property
    def has_absent_original(self) -> bool:
        """Whether its members go back to something that is not in the case."""
        return any(one.derivation is Derivation.COMMON_ORIGINAL for one in self.judged)

    @property
    def without_sayings(self) -> frozenset[ExhibitId]:
        """The members that say nothing of their own: copies and translations."""
        return frozenset(one.report for one in self.judged if one.derivation in _ADDS_NOTHING)


def families_of(
    derivations: Iterable[DerivationJudgement], exhibits: Mapping[ExhibitId, Exhibit]
) -> tuple[Family, ...]:
    """Return the families of two or more reports, in the order of their first members' publication.

    Args:
        derivations: The standing decisions, one for each two reports.
        exhibits: The exhibits by id.
    """
    held = [one for one in derivations if one.derivation.is_one_origin]
    leaders: dict[ExhibitId, ExhibitId] = {}
    for one in held:
        left, right = (_leader(leaders, report) for report in (one.report, one.of))
        leaders[max(left, right)] = min(left, right)
    groups: dict[ExhibitId, list[ExhibitId]] = {}
    for report in leaders:
        groups.setdefault(_leader(leaders, report), []).append(report)
    derived = {one.report for one in held if one.derivation is not Derivation.COMMON_ORIGINAL}

    def order(report: ExhibitId) -> tuple[bool, date, str]:
        published = exhibits[report].published_on if report in exhibits else None
        return (report in derived, published or date.max, report)

    families = [
        Family(
            members=tuple(sorted(group, key=order)),
            judged=tuple(one for one in held if _leader(leaders, one.report) == leader),
        )
        for leader, group in groups.items()
    ]
    return tuple(sorted(families, key=lambda family: order(family.first)))


def _leader(leaders: dict[ExhibitId, ExhibitId], report: ExhibitId) -> ExhibitId:
    leaders.setdefault(report, report)
    while leaders[report] != report:
        report = leaders[report]
    return report


def count_as_one(
    statements: Sequence[Statement],
    families: Sequence[Family],
    exhibits: Mapping[ExhibitId, Exhibit],
    subjects: AbstractSet[str],
) -> list[Statement]:
    """Return the statements with the origins of each family counted once, in the order given.

    Args:
        statements: With the keys of their origins as they are without families.
        families: What people hold of where reports come from.
        exhibits: The exhibits of the case by id.
        subjects: The ids of the persons and groups of the case.
    """
    if not families:
        return list(statements)
    family_of = {member: family for family in families for member in family.members}
    speaking: dict[tuple[ExhibitId, object], list[Statement]] = {}
    for statement in statements:
        family = family_of.get(report_of(statement, exhibits))
        if family is not None and _names_speaker(statement):
            speaking.setdefault((family.first, claimed(statement, subjects)), []).append(statement)
    counted = []
    for statement in statements:
        family = family_of.get(report_of(statement, exhibits))
        if family is None:
            counted.append(statement)
        elif _names_speaker(statement):
            alike = speaking[family.first, claimed(statement, subjects)]
            counted.append(_as_said_elsewhere(statement, alike, family.without_sayings, exhibits))
        else:
            counted.append(_with_key(statement, _own_words_key(family, exhibits)))
    return counted


def _as_said_elsewhere(
    statement: Statement,
    alike: Sequence[Statement],
    without_sayings: frozenset[ExhibitId],
    exhibits: Mapping[ExhibitId, Exhibit],
) -> Statement:
    """Return a statement of a copy or translation with the origin that the other reports of its family give it."""
    if report_of(statement, exhibits) not in without_sayings:
        return statement
    said_elsewhere = [one for one in alike if report_of(one, exhibits) not in without_sayings]
    keys = [one.origin.key for one in said_elsewhere or alike]
    return statement if said_elsewhere and statement.origin.key in keys else _with_key(statement, keys[0])


def _own_words_key(family: Family, exhibits: Mapping[ExhibitId, Exhibit]) -> str:
    """Return the origin of a family's own words: the first one's publisher, unless they go back to something absent."""
    publisher = exhibits[family.first].publisher if family.first in exhibits else None
    if publisher and not family.has_absent_original:
        return f"publisher:{publisher.casefold()}"
    return f"report:{family.first}"


def _with_key(statement: Statement, key: str) -> Statement:
    return replace(statement, origin=replace(statement.origin, key=key))


def _names_speaker(statement: Statement) -> bool:
    return statement.origin.speaker is not None or bool(statement.origin.speaker_name)


def claimed(statement: Statement, subjects: AbstractSet[str]) -> object:
    """Return what two statements share that say the same of the same people or groups, wherever and through whomever.

    Args:
        statement: With canonical references.
        subjects: The ids of the persons and groups of the case.
    """
    claim = statement.claim
    about = claim.references()
    if len(about) > 1:
        about = tuple(sorted([one for one in about if one in subjects] or about))
    said = [str(getattr(claim, name)) for name in _SAYING[claim.kind]]
    return (claim.kind, statement.polarity, about, *said)


def report_of(statement: Statement, exhibits: Mapping[ExhibitId, Exhibit]) -> ExhibitId:
    """Return the original that a statement stands in."""
    layer = exhibits.get(statement.anchor.exhibit)
    return statement.anchor.exhibit if layer is None else layer.derived_from or layer.id
