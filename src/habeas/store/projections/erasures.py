"""What erasing leaves in the tables: where the words of struck entries stand now."""

from __future__ import annotations

from habeas.record.kinds import Act, CaseErased, EntryStruck, PersonErased
from habeas.store.models import CachedStruck
from habeas.store.projections.place import Place, Projection


def _entry_struck(act: Act, place: Place) -> None:
    assert isinstance(act, EntryStruck), "projections are found by kind"
    CachedStruck.objects.update_or_create(place=act.place, defaults={"by": place.seq})


def _nothing(act: Act, place: Place) -> None:
    """A tombstone: the tables are made without what it tells of, and the log itself is asked for it."""


PROJECTIONS: dict[str, Projection] = {
    EntryStruck.kind: _entry_struck,
    PersonErased.kind: _nothing,
    CaseErased.kind: _nothing,
}
"""What these kinds of entry do to the tables."""
