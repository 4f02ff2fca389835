"""Bringing the rows of judgements up to date with what stands."""

from __future__ import annotations

from habeas.store.models import CachedJudgement, CachedProposal
from habeas.store.standing import PENDING, Decision, stand


def decisions_of(case: str, *, before: int | None = None) -> list[Decision]:
    """Return the decisions of a case in the order of the log, those before a place where one is given."""
    rows = CachedJudgement.objects.filter(case=case).order_by("seq")
    if before is not None:
        rows = rows.filter(seq__lt=before)
    names = ("seq", "entry", "verdict", "proposal", "statement", "supersedes", "undone", "pair")
    return [Decision(**row) for row in rows.values(*names)]


def restate(case: str) -> None:
    """Bring `holds`, `stands` and the states of proposals up to date for a whole case."""
    result = stand(decisions_of(case))
    rows = CachedJudgement.objects.filter(case=case)
    for column, wanted in (("holds", result.holding), ("stands", result.standing)):
        marked = set(rows.filter(**{column: True}).values_list("seq", flat=True))
        rows.filter(seq__in=sorted(marked - wanted)).update(**{column: False})
        rows.filter(seq__in=sorted(wanted - marked)).update(**{column: True})
    proposals = CachedProposal.objects.filter(case=case)
    known = dict(proposals.exclude(state=PENDING).values_list("id", "state"))
    changed: dict[str, list[str]] = {}
    for proposal, state in result.states.items():
        if known.get(proposal, PENDING) != state:
            changed.setdefault(state, []).append(proposal)
    for state, identifiers in changed.items():
        proposals.filter(id__in=sorted(identifiers)).update(state=state)
