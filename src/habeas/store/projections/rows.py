"""Rows gathered and written many at a time, and the short numbers counted on the way."""

from __future__ import annotations

from collections import Counter, defaultdict

from django.db.models import Max, Model

from habeas.store.models import CachedNumber

BATCH = 500
"""How many rows go into one statement of SQL."""


class Rows:
    """New rows of one transaction; whoever looks into a table writes the gathered rows first."""

    def __init__(self) -> None:
        """Begin with nothing gathered."""
        self._gathered: dict[type[Model], list[Model]] = defaultdict(list)
        self._numbers: dict[tuple[str, str], int] = {}
        self._places: Counter[int] = Counter()
        self.judged_cases: set[str] = set()

    def add(self, row: Model) -> None:
        """Gather a new row."""
        self._gathered[type(row)].append(row)

    def write(self) -> None:
        """Write what was gathered."""
        for model, rows in self._gathered.items():
            model._default_manager.bulk_create(rows, batch_size=BATCH)
        self._gathered.clear()

    def number(self, case: str, target: str) -> None:
        """Give a new thing the next short number of its case and kind; the kind is the prefix of its id."""
        prefix = target.partition("-")[0]
        highest = self._numbers.get((case, prefix))
        if highest is None:
            found = CachedNumber.objects.filter(case=case, prefix=prefix).aggregate(highest=Max("number"))
            highest = found["highest"] or 0
        self._numbers[case, prefix] = highest + 1
        self.add(CachedNumber(case=case, prefix=prefix, number=highest + 1, target=target))

    def next_place(self, seq: int) -> int:
        """Return how many searchable texts an entry has made so far; texts of one entry are told apart by it."""
        self._places[seq] += 1
        return self._places[seq] - 1
