"""What erasing leaves in the tables: where the words of struck entries stand now."""

from __future__ import annotations

from habeas.record.kinds import Act, CaseErased, EntryStruck, PersonErased
from habeas.store.models import CachedStruck
from habeas.store.projections.place import Place, Projection, nothing


def _entry_struck(act: Act, place: Place) -> None:
    assert isinstance(act, EntryStruck), "projections are found by kind"
    CachedStruck.objects.update_or_create(place=act.place, defaults={"by": place.seq})


PROJECTIONS: dict[str, Projection] = {
    EntryStruck.kind: _entry_struck,
    PersonErased.kind: nothing,
    CaseErased.kind: nothing,
}
"""What these kinds of entry do to the tables."""
