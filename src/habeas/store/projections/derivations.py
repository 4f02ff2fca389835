"""Which reports were judged to be made from which, from the log."""

from __future__ import annotations

from habeas.facts.derivation import DerivationJudgement
from habeas.record.kinds import Act, DerivationJudged
from habeas.store.models import CachedJudgement
from habeas.store.plain_text import write_plain
from habeas.store.projections.place import Place, Projection


def _derivation_judged(act: Act, place: Place) -> None:
    assert isinstance(act, DerivationJudged), "projections are found by kind"
    judgement = DerivationJudgement(
        entry=place.entry,
        report=act.report,
        of=act.of,
        derivation=act.derivation,
        by=place.actor,
        at=place.at,
        reason=act.reason,
    )
    place.rows.add(
        CachedJudgement(
            seq=place.seq,
            case=place.case,
            entry=place.entry,
            kind=act.kind,
            at=place.instant(),
            # One decision stands over two reports, whichever way round they were named.
            pair=" ".join(sorted((act.report, act.of))),
            holds=True,
            stands=True,
            plain=write_plain(judgement),
        )
    )
    place.rows.judged_cases.add(place.case)


PROJECTIONS: dict[str, Projection] = {DerivationJudged.kind: _derivation_judged}
"""What these kinds of entry do to the tables."""
