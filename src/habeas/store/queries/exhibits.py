"""Exhibits: what was received, and what was made from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime

from habeas.facts.exhibit import Exhibit, ExhibitRole
from habeas.facts.ids import CaseId, ExhibitId
from habeas.store.errors import Unknown
from habeas.store.models import CachedExhibit, CachedReceipt
from habeas.store.plain_text import read_plain
from habeas.store.queries.moments import position_at
from habeas.store.queries.values import Known, LogPlace, Receipt


class ExhibitQueries:
    """Reads of exhibits."""

    def exhibits(
        self, case: CaseId, *, role: ExhibitRole | None = None, known_on: Known | None = None
    ) -> tuple[Exhibit, ...]:
        """Return the exhibits of a case in the order of the log: of one role, those known at a time, where given.

        Each has the day of publication that it has now, also where somebody named it later.
        """
        rows = CachedExhibit.objects.filter(case=case).order_by("seq")
        if known_on is not None:
            rows = rows.filter(seq__lt=position_at(known_on))
        if role is not None:
            rows = rows.filter(role=role.value)
        return tuple(read_plain(Exhibit, row.plain) for row in rows)

    def exhibit(self, exhibit: ExhibitId) -> Exhibit:
        """Return one exhibit.

        Raises:
            Unknown: there is none of that id.
        """
        return read_plain(Exhibit, _row(exhibit).plain)

    def exhibit_at(self, case: CaseId, address: str) -> Exhibit | None:
        """Return the exhibit of a case that lies at an address, None where the log knows none."""
        row = CachedExhibit.objects.filter(case=case, address=address).first()
        return None if row is None else read_plain(Exhibit, row.plain)

    def exhibits_of(self, case: CaseId, exhibits: Iterable[ExhibitId]) -> tuple[Exhibit, ...]:
        """Return those of some exhibits that are of a case, in the order of the log."""
        rows = CachedExhibit.objects.filter(case=case, id__in=tuple(exhibits)).order_by("seq")
        return tuple(read_plain(Exhibit, row.plain) for row in rows)

    def derived(self, *exhibits: ExhibitId, role: ExhibitRole | None = None) -> tuple[Exhibit, ...]:
        """Return what was made directly from an exhibit, or from any of several, in the order of the log."""
        rows = CachedExhibit.objects.filter(derived_from__in=exhibits).order_by("seq")
        if role is not None:
            rows = rows.filter(role=role.value)
        return tuple(read_plain(Exhibit, row.plain) for row in rows)

    def is_unreadable(self, exhibit: ExhibitId) -> bool:
        """Return whether the log says that nothing could be read from an exhibit."""
        return self.unreadable_code(exhibit) is not None

    def unreadable_code(self, exhibit: ExhibitId) -> str | None:
        """Return the code of the error that stood in the way of reading an exhibit, None where none did.

        Raises:
            Unknown: there is no exhibit of that id.
        """
        return _row(exhibit).unreadable

    def unreadable_codes(self, case: CaseId) -> Mapping[ExhibitId, str]:
        """Return, for each exhibit of a case that could not be read, the code of the error."""
        rows = CachedExhibit.objects.filter(case=case, unreadable__isnull=False)
        return {ExhibitId(exhibit): code or "" for exhibit, code in rows.values_list("id", "unreadable")}

    def receipt_counts(self, case: CaseId) -> Mapping[ExhibitId, int]:
        """Return how often the bytes of each exhibit of a case were received."""
        exhibits = CachedExhibit.objects.filter(case=case).values("id")
        rows = CachedReceipt.objects.filter(exhibit__in=exhibits).values_list("exhibit", flat=True)
        return Counter(ExhibitId(exhibit) for exhibit in rows)

    def receipts(self, exhibit: ExhibitId) -> tuple[Receipt, ...]:
        """Return every receipt of an exhibit's bytes, the first one first."""
        return tuple(
            Receipt(
                exhibit=exhibit,
                name=row.name,
                channel=row.channel,
                received_at=datetime.fromisoformat(row.received_at),
            )
            for row in CachedReceipt.objects.filter(exhibit=exhibit).order_by("seq")
        )

    def place_of_exhibit(self, exhibit: ExhibitId) -> LogPlace:
        """Return the case of an exhibit and the place of the entry that holds its key.

        Raises:
            Unknown: there is no exhibit of that id.
        """
        row = _row(exhibit)
        return LogPlace(case=CaseId(row.case), seq=row.seq)

    def addresses(self, case: CaseId) -> tuple[str, ...]:
        """Return where the sealed files of a case lie."""
        return tuple(CachedExhibit.objects.filter(case=case).order_by("seq").values_list("address", flat=True))

    def is_address_known(self, case: CaseId, address: str) -> bool:
        """Return whether the log knows an exhibit of a case at an address."""
        return CachedExhibit.objects.filter(case=case, address=address).exists()


def _row(exhibit: ExhibitId) -> CachedExhibit:
    row = CachedExhibit.objects.filter(id=exhibit).first()
    if row is None:
        raise Unknown(what="exhibit", id=exhibit)
    return row
