"""Parties: whom and what statements are about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from habeas.facts.ids import CaseId, ExhibitId, PartyId
from habeas.facts.party import Party, PartyKind
from habeas.store.models import CachedParty
from habeas.store.plain_text import read_plain
from habeas.store.queries.cases import CaseQueries
from habeas.store.queries.moments import position_at
from habeas.store.queries.values import Known

_PARTIES = "p-"
"""How the short number of a party begins."""


class PartyQueries(CaseQueries):
    """Reads of parties."""

    def parties(
        self, case: CaseId, *, kind: PartyKind | None = None, known_on: Known | None = None
    ) -> tuple[Party, ...]:
        """Return the parties of a case in the order in which they were named; those known at a time where given."""
        rows = CachedParty.objects.filter(case=case).order_by("seq")
        if known_on is not None:
            rows = rows.filter(seq__lt=position_at(known_on))
        if kind is not None:
            rows = rows.filter(kind=kind.value)
        return tuple(read_plain(Party, row.plain) for row in rows)

    def parties_among(self, case: CaseId, parties: Iterable[PartyId]) -> tuple[Party, ...]:
        """Return those of some parties that are of a case, in the order in which they were named."""
        rows = CachedParty.objects.filter(case=case, id__in=tuple(parties)).order_by("seq")
        return tuple(read_plain(Party, row.plain) for row in rows)

    def parties_of_reading(self, reading: ExhibitId) -> Mapping[str, Party]:
        """Return the parties that the entities of a reading have, by the entity's id."""
        rows = CachedParty.objects.filter(reading=reading).order_by("seq")
        return {row.entity: read_plain(Party, row.plain) for row in rows if row.entity is not None}

    def entities_of(self, parties: Iterable[PartyId]) -> Mapping[ExhibitId, frozenset[str]]:
        """Return, for each reading that named some of these parties, the ids that they have there as entities."""
        rows = CachedParty.objects.filter(id__in=tuple(parties), reading__isnull=False, entity__isnull=False)
        found: dict[ExhibitId, set[str]] = {}
        for row in rows:
            found.setdefault(ExhibitId(row.reading or ""), set()).add(row.entity or "")
        return {reading: frozenset(entities) for reading, entities in found.items()}

    def persons(self, case: CaseId, parties: Iterable[PartyId]) -> tuple[PartyId, ...]:
        """Return those of `parties` that are persons, in the order given."""
        wanted = tuple(dict.fromkeys(parties))
        rows = CachedParty.objects.filter(case=case, kind=PartyKind.PERSON.value, id__in=wanted)
        persons = set(rows.values_list("id", flat=True))
        return tuple(party for party in wanted if party in persons)

    def names_of(self, parties: Iterable[PartyId]) -> Mapping[PartyId, str]:
        """Return the name that each of some parties was given when it came."""
        rows = CachedParty.objects.filter(id__in=tuple(dict.fromkeys(parties)))
        return {PartyId(row.id): read_plain(Party, row.plain).name for row in rows}

    def party_number(self, party: PartyId) -> str:
        """Return the short number of a party, such as `p-0007`."""
        return self.number_of(party)

    def party_by_number(self, case: CaseId, given: str) -> PartyId | None:
        """Return the party that has a short number in a case, None where none has it."""
        found = self.id_of_number(case, given) if given.startswith(_PARTIES) else None
        return None if found is None else PartyId(found)
