"""The verb match for reports: which may be made from one another, and a person's answers to that."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.derivation import Derivation, DerivationJudgement
from habeas.facts.exhibit import Exhibit, ExhibitRole
from habeas.facts.ids import EntryId, ExhibitId
from habeas.record.kinds import DerivationJudged
from habeas.workspace.errors import UnknownObject
from habeas.workspace.families import Family, families_of
from habeas.workspace.matching import check_seen
from habeas.workspace.serialised import serialised
from habeas.workspace.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyQuestion:
    """Was this report made from that one? `proposed` is what the words look like, `why` says which signs there are.

    The layers are the texts of the two, to be read before anybody answers.
    """

    report: Exhibit
    of: Exhibit
    report_layer: ExhibitId
    of_layer: ExhibitId
    proposed: Derivation
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyView:
    """Reports that people hold to be one origin, the first one first, and the decisions that say so."""

    reports: tuple[Exhibit, ...]
    judged: tuple[DerivationJudgement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginsView:
    """The reports of a case and the origins they go back to, as people hold it, and what is still to be asked."""

    reports: int
    origins: int
    families: tuple[FamilyView, ...]
    apart: tuple[DerivationJudgement, ...]
    questions: tuple[CopyQuestion, ...]
    exhibits: dict[ExhibitId, Exhibit]


def show_origins(session: Session) -> OriginsView:
    """Return how many origins the reports of the case have, why, and which pairs a person should look at."""
    from habeas.workspace.copy_questions import ask_about_copies

    queries = session.store.queries
    layers = queries.exhibits(session.case, role=ExhibitRole.TEXT_LAYER)
    originals = {one.id: one for one in queries.exhibits(session.case, role=ExhibitRole.ORIGINAL)}
    derivations = queries.derivations(session.case)
    families = families_of(derivations, originals)
    joined = sum(len(family.members) for family in families)
    return OriginsView(
        reports=len(layers),
        origins=len(layers) - joined + len(families),
        families=tuple(_shown(family, originals) for family in families),
        apart=tuple(one for one in derivations if not one.derivation.is_one_origin),
        questions=ask_about_copies(session, layers, originals, derivations, families),
        exhibits=originals,
    )


def _shown(family: Family, originals: dict[ExhibitId, Exhibit]) -> FamilyView:
    return FamilyView(reports=tuple(originals[one] for one in family.members), judged=family.judged)


def standing_derivation(session: Session, report: ExhibitId, of: ExhibitId) -> DerivationJudgement | None:
    """Return the judgement that stands over two reports, None where none does."""
    return session.store.queries.derivation_of(session.case, report, of)


@serialised
def judge_derivation(
    session: Session,
    report: ExhibitId,
    of: ExhibitId,
    derivation: Derivation,
    *,
    reason: str = "",
    over: str | None = None,
) -> EntryId:
    """Record a person's answer; it can be undone, and then origins are counted as before.

    Args:
        report: A sealed original, or its text layer.
        of: The report that it was made from, or that it is independent of.
        derivation: The answer.
        reason: Why.
        over: The entry of the judgement about the two that the person saw; see `matching.judge_identity`.

    Raises:
        PairJudgedMeanwhile: another judgement stands than the person saw.
        UnknownObject: one of the two is not a report of the case, or both are one.
    """
    queries = session.store.queries
    known = {one.id: one.id for one in queries.exhibits(session.case, role=ExhibitRole.ORIGINAL)}
    for layer in queries.exhibits(session.case, role=ExhibitRole.TEXT_LAYER):
        if layer.derived_from is not None:
            known[layer.id] = layer.derived_from
    for given in (report, of):
        if given not in known:
            raise UnknownObject(what="report", given=given)
    if known[report] == known[of]:
        raise UnknownObject(what="second report", given=of)
    standing = standing_derivation(session, known[report], known[of])
    check_seen(over, None if standing is None else standing.entry)
    (entry,) = session.append(
        DerivationJudged(report=known[report], of=known[of], derivation=derivation, reason=reason)
    )
    return entry
