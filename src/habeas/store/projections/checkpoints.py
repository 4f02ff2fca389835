"""The newest daily checkpoint, from the log: kept among the settings, so that it is found without reading the log."""

from __future__ import annotations

import json

from habeas.record.kinds import Act, CheckpointMade, ClockCorrected
from habeas.store.kept_settings import COUNTED_SINCE, DAILY
from habeas.store.models import CachedSetting
from habeas.store.projections.place import Place, Projection


def _checkpoint_made(act: Act, place: Place) -> None:
    assert isinstance(act, CheckpointMade), "projections are found by kind"
    place.rows.write()
    missed = {name: day.isoformat() if day else None for name, day in
              (("missed_from", act.missed_from), ("missed_to", act.missed_to))}  # fmt: skip
    newest = {"day": act.day.isoformat(), "size": act.size, "at": place.instant(), "seq": place.seq, **missed}
    CachedSetting.objects.update_or_create(name=DAILY, defaults={"value": json.dumps(newest)})


def _clock_corrected(act: Act, place: Place) -> None:
    assert isinstance(act, ClockCorrected), "projections are found by kind"
    place.rows.write()
    CachedSetting.objects.filter(name=DAILY).delete()
    CachedSetting.objects.update_or_create(name=COUNTED_SINCE, defaults={"value": place.instant()})


PROJECTIONS: dict[str, Projection] = {
    CheckpointMade.kind: _checkpoint_made,
    ClockCorrected.kind: _clock_corrected,
}
"""What these kinds of entry do to the tables."""
