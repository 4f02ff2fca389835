"""Bringing the rows of judgements up to date with what stands."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q

from habeas.store.models import CachedJudgement, CachedProposal
from habeas.store.standing import PENDING, Decision, stand

FEW = 500
"""Up to how many decisions are looked up by what links them; more are worked out with the whole case."""

_NAMES = ("seq", "entry", "verdict", "proposal", "statement", "supersedes", "undone", "pair")


def decisions_of(case: str, *, before: int | None = None) -> list[Decision]:
    """Return the decisions of a case in the order of the log, those before a place where one is given."""
    rows = CachedJudgement.objects.filter(case=case).order_by("seq")
    if before is not None:
        rows = rows.filter(seq__lt=before)
    return [Decision(**row) for row in rows.values(*_NAMES)]


def restate(case: str, judged: Collection[int]) -> None:
    """Bring `holds`, `stands` and the states of proposals up to date after new judgements.

    Only what hangs together with them is worked out anew, so that the hundred thousandth judgement of a case takes no
    longer than the first.

    Args:
        case: The case.
        judged: The places in the log of its new judgements; their rows are there already.
    """
    rows, proposals = CachedJudgement.objects.filter(case=case), CachedProposal.objects.filter(case=case)
    linked = _linked(case, judged)
    result = stand(decisions_of(case) if linked is None else linked)
    if linked is not None:
        rows, proposals = rows.filter(seq__in=[one.seq for one in linked]), proposals.filter(id__in=result.states)
    for column, wanted in (("holds", result.holding), ("stands", result.standing)):
        marked = set(rows.filter(**{column: True}).values_list("seq", flat=True))
        rows.filter(seq__in=sorted(marked - wanted)).update(**{column: False})
        rows.filter(seq__in=sorted(wanted - marked)).update(**{column: True})
    known = dict(proposals.exclude(state=PENDING).values_list("id", "state"))
    changed: dict[str, list[str]] = {}
    for proposal, state in result.states.items():
        if known.get(proposal, PENDING) != state:
            changed.setdefault(state, []).append(proposal)
    for state, identifiers in changed.items():
        proposals.filter(id__in=sorted(identifiers)).update(state=state)


def _linked(case: str, judged: Collection[int]) -> list[Decision] | None:
    """Return the decisions that hang together with some, in the order of the log, or None where they are many.

    Two hang together that are about one proposal, one pair or one statement, or of which one undoes the other or takes
    its place. `stand` works out nothing by any other link.
    """
    if len(judged) > FEW:
        return None
    rows = CachedJudgement.objects.filter(case=case)
    found: dict[int, Decision] = {}
    wanted = Q(seq__in=sorted(judged))
    while True:
        fresh = [Decision(**row) for row in rows.filter(wanted).values(*_NAMES)[: FEW + 1]]
        fresh = [one for one in fresh if one.seq not in found]
        if not fresh:
            return [found[seq] for seq in sorted(found)]
        found.update((one.seq, one) for one in fresh)
        if len(found) > FEW:
            return None
        statements = {one for each in fresh for one in (each.statement, each.supersedes) if one}
        wanted = (
            Q(proposal__in={one.proposal for one in fresh if one.proposal})
            | Q(pair__in={one.pair for one in fresh if one.pair})
            | Q(statement__in=statements)
            | Q(supersedes__in=statements)
            | Q(undone__in={one.entry for one in fresh})
            | Q(entry__in={one.undone for one in fresh if one.undone})
        )
