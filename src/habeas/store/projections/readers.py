"""Which models outside this machine a case permits, from the log: kept among its settings."""

from __future__ import annotations

import json

from habeas.facts.ids import digest
from habeas.record.kinds import Act, ReaderForbidden, ReaderPermitted
from habeas.store.models import CachedSetting
from habeas.store.projections.place import Place, Projection

PREFIX = "reader:"
"""What the names of these settings begin with; the case and a hash of address and model follow."""

_DIGITS = 16


def setting_name(case: str, address: str, model: str) -> str:
    """Return the name of the setting that holds one permission."""
    return f"{PREFIX}{case}:{digest(json.dumps([address, model]).encode())[:_DIGITS]}"


def _reader_permitted(act: Act, place: Place) -> None:
    assert isinstance(act, ReaderPermitted), "projections are found by kind"
    place.rows.write()
    permit = {
        "address": act.address, "model": act.model, "reason": act.reason, "by": place.actor, "at": place.instant(),
    }  # fmt: skip
    CachedSetting.objects.update_or_create(
        name=setting_name(place.case, act.address, act.model), defaults={"value": json.dumps(permit)}
    )


def _reader_forbidden(act: Act, place: Place) -> None:
    assert isinstance(act, ReaderForbidden), "projections are found by kind"
    place.rows.write()
    CachedSetting.objects.filter(name=setting_name(place.case, act.address, act.model)).delete()


PROJECTIONS: dict[str, Projection] = {
    ReaderPermitted.kind: _reader_permitted,
    ReaderForbidden.kind: _reader_forbidden,
}
"""What these kinds of entry do to the tables."""
