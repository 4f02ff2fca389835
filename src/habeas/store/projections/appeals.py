"""Appeals and what followed them, and silences that crossed a threshold, from the log."""

from __future__ import annotations

from habeas.record.kinds import (
    Act,
    AppealAnswered,
    AppealFiled,
    AppealReceived,
    AppealReminded,
    AppealStruck,
    SilenceFlipped,
)
from habeas.store.models import CachedAppealStep, CachedFlip
from habeas.store.plain_text import write_plain
from habeas.store.projections.place import Place, Projection


def _filed(act: Act, place: Place) -> None:
    assert isinstance(act, AppealFiled), "projections are found by kind"
    _add(act, place, act.appeal.id)
    place.rows.number(place.case, act.appeal.id)


def _received(act: Act, place: Place) -> None:
    assert isinstance(act, AppealReceived), "projections are found by kind"
    _add(act, place, act.appeal)


def _reminded(act: Act, place: Place) -> None:
    assert isinstance(act, AppealReminded), "projections are found by kind"
    _add(act, place, act.appeal)


def _answered(act: Act, place: Place) -> None:
    assert isinstance(act, AppealAnswered), "projections are found by kind"
    _add(act, place, act.answer.appeal)


def _struck(act: Act, place: Place) -> None:
    assert isinstance(act, AppealStruck), "projections are found by kind"
    place.rows.write()
    CachedAppealStep.objects.filter(case=place.case, appeal=act.appeal, entry=act.struck).update(holds=False)


def _flipped(act: Act, place: Place) -> None:
    assert isinstance(act, SilenceFlipped), "projections are found by kind"
    place.rows.add(CachedFlip, seq=place.seq, case=place.case, person=act.person, plain=write_plain(act))


def _add(act: Act, place: Place, appeal: str) -> None:
    place.rows.add(
        CachedAppealStep,
        seq=place.seq,
        case=place.case,
        entry=place.entry,
        kind=act.kind,
        appeal=appeal,
        holds=True,
        plain=write_plain(act),
    )


PROJECTIONS: dict[str, Projection] = {
    AppealFiled.kind: _filed,
    AppealReceived.kind: _received,
    AppealReminded.kind: _reminded,
    AppealAnswered.kind: _answered,
    AppealStruck.kind: _struck,
    SilenceFlipped.kind: _flipped,
}
"""What these kinds of entry do to the tables."""
