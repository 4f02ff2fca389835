"""Which reports were judged to be made from which, from the log."""

from __future__ import annotations

from habeas.record.kinds import Act, DerivationJudged
from habeas.store.projections.place import Place, Projection


def _derivation_judged(act: Act, place: Place) -> None:
    assert isinstance(act, DerivationJudged), "projections are found by kind"
    place.judge_pair(act.report, act.of)


PROJECTIONS: dict[str, Projection] = {DerivationJudged.kind: _derivation_judged}
"""What these kinds of entry do to the tables."""
