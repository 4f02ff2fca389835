"""Rows gathered and written many at a time, and the short numbers counted on the way."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Model

from habeas.store.inserting import Cell, Columns, insert, insert_rows
from habeas.store.models import CachedJudgement, CachedNumber
from habeas.store.plain_sql import fetch
from habeas.store.plain_text import fold
from habeas.store.standing import DECIDING, Decision

_MANY = 2000
"""How many rows of a table are gathered at most."""

_HIGHEST = 'SELECT max(number) FROM cached_number WHERE "case" = %s AND prefix = %s'
_HIGHEST_STATEMENT = 'SELECT max(number) FROM cached_judgement WHERE "case" = %s AND number IS NOT NULL'

STATEMENTS = "s"
"""The prefix of the numbers that stand with the judgements about statements."""

_JUDGED = (*DECIDING, "case", "holds", "stands", "number", "folded")

NOBODY = ""
"""What a short number points at that stays taken after the thing was erased."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class TakenNumber:
    """A short number of a case that an erased thing had: nothing else may ever have it."""

    case: str
    prefix: str
    number: int


class Rows:
    """New rows of one transaction; whoever looks into a table writes the gathered rows first."""

    def __init__(self, taken: frozenset[TakenNumber] = frozenset()) -> None:
        """Begin with nothing gathered; `taken` are the numbers that are passed over while all are counted anew."""
        self._taken = taken
        self._gathered: dict[type[Model], list[Columns]] = defaultdict(list)
        self._numbers: dict[tuple[str, str], int] = {}
        self._places: Counter[int] = Counter()
        self._judged: list[tuple[Cell, ...]] = []
        self.judged: defaultdict[str, list[Decision]] = defaultdict(list)

    def add(self, table: type[Model], **columns: Cell) -> None:
        """Gather a new row of a table; a column that may be missing and is not named is NULL."""
        gathered = self._gathered[table]
        gathered.append(columns)
        if len(gathered) == _MANY:
            insert(table, gathered)
            gathered.clear()

    def judge(self, case: str, decision: Decision, *, quote: str | None = None) -> None:
        """Gather the row of a decision, with the number of its statement, if it has one; remember the decision.

        It holds, and stands unless it undoes another one.

        Args:
            case: The case.
            decision: What of it decides whether it stands.
            quote: The quotation of its statement.
        """
        number = None if decision.statement is None else self._next(case, STATEMENTS)
        folded = None if quote is None else fold(quote) or None
        self._judged.append((*decision, case, 1, int(decision.undone is None), number, folded))
        self.judged[case].append(decision)
        if len(self._judged) == _MANY:
            self._write_judged()

    def write(self) -> None:
        """Write what was gathered."""
        for table, rows in self._gathered.items():
            insert(table, rows)
        self._gathered.clear()
        self._write_judged()

    def _write_judged(self) -> None:
        insert_rows(CachedJudgement, _JUDGED, self._judged)
        self._judged = []

    def number(self, case: str, target: str) -> None:
        """Give a new thing the next short number of its case and kind; the kind is the prefix of its id."""
        prefix = target.partition("-")[0]
        self._give(case, prefix, self._next(case, prefix), target)

    def _next(self, case: str, prefix: str) -> int:
        number = self._highest(case, prefix) + 1
        while self._taken and TakenNumber(case=case, prefix=prefix, number=number) in self._taken:
            self._give(case, prefix, number, NOBODY)
            number += 1
        self._numbers[case, prefix] = number
        return number

    def number_taken(self) -> None:
        """Give what is left of the taken numbers to nobody, once everything else has its number."""
        for one in sorted(self._taken):
            if one.number > self._highest(one.case, one.prefix):
                self._give(one.case, one.prefix, one.number, NOBODY)

    def _highest(self, case: str, prefix: str) -> int:
        highest = self._numbers.get((case, prefix))
        if highest is None:
            ((found,),) = fetch(_HIGHEST, [case, prefix])
            ((with_them,),) = fetch(_HIGHEST_STATEMENT, [case]) if prefix == STATEMENTS else ((0,),)
            highest = max(int(str(found or 0)), int(str(with_them or 0)))
        return highest

    def _give(self, case: str, prefix: str, number: int, target: str) -> None:
        self._numbers[case, prefix] = number
        self.add(CachedNumber, case=case, prefix=prefix, number=number, target=target)

    def next_place(self, seq: int) -> int:
        """Return how many searchable texts an entry has made so far; texts of one entry are told apart by it."""
        self._places[seq] += 1
        return self._places[seq] - 1
