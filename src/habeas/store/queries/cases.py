"""The workspace, its cases and people, and the short numbers of things."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from habeas.facts.ids import ActorId, CaseId
from habeas.store.models import CachedActor, CachedCase, CachedSetting, CachedWorkspace
from habeas.store.plain_sql import fetch
from habeas.store.projections.rows import NOBODY, STATEMENTS
from habeas.store.queries.values import EnrolledActor, OpenCase, WorkspaceRecord

_NUMBER = re.compile(r"([a-z]+)-0*([1-9][0-9]{0,17})")
"""No more digits than a column takes."""

_NUMBERS = (
    "SELECT target, prefix, number FROM cached_number WHERE target IN ({})"
    " UNION ALL SELECT statement, 's', number FROM cached_judgement"
    " WHERE statement IN ({}) AND number IS NOT NULL ORDER BY number DESC"
)
_TARGET = 'SELECT target FROM cached_number WHERE "case" = %s AND number = %s AND prefix = %s AND target <> %s'
_STATEMENT = 'SELECT statement FROM cached_judgement WHERE "case" = %s AND number = %s ORDER BY seq'

_AT_ONCE = 400
"""How many numbers are looked up by one statement."""

NUMBER_DIGITS = 4
"""How many digits a short number has at least: a-0192."""


class CaseQueries:
    """Reads of the workspace itself."""

    def workspace(self) -> WorkspaceRecord | None:
        """Return what the log says of the workspace, None before its first entry."""
        row = CachedWorkspace.objects.first()
        return None if row is None else WorkspaceRecord(id=row.id, name=row.name, alone=row.alone)

    def settings(self) -> Mapping[str, str]:
        """Return the settings that change what the record means, by name."""
        return dict(CachedSetting.objects.order_by("name").values_list("name", "value"))

    def cases(self) -> tuple[OpenCase, ...]:
        """Return the cases in the order in which they were opened."""
        return tuple(OpenCase(id=CaseId(row.id), title=row.title) for row in CachedCase.objects.order_by("seq"))

    def actors(self) -> tuple[EnrolledActor, ...]:
        """Return the enrolments in the order of the log; a person with two roles is there twice."""
        return tuple(
            EnrolledActor(
                id=ActorId(row.id), name=row.name, role=row.role, case=None if row.case is None else CaseId(row.case)
            )
            for row in CachedActor.objects.order_by("seq")
        )

    def number_of(self, target: str) -> str:
        """Return the short number of anything that has one, such as `s-0192`, else its id."""
        return self.numbers_of((target,))[target]

    def numbers_of(self, targets: Iterable[str]) -> Mapping[str, str]:
        """Return the short number of each target, its id where it has none."""
        wanted = tuple(dict.fromkeys(targets))
        found = {target: target for target in wanted}
        for begin in range(0, len(wanted), _AT_ONCE):
            some = wanted[begin : begin + _AT_ONCE]
            marks = ", ".join(["%s"] * len(some))
            for target, prefix, number in fetch(_NUMBERS.format(marks, marks), [*some, *some]):
                found[str(target)] = _written(str(prefix), int(str(number)))
        return found

    def id_of_number(self, case: CaseId, given: str) -> str | None:
        """Return the id of the thing that has a short number in a case, None where nothing has it."""
        match = _NUMBER.fullmatch(given)
        if match is None:
            return None
        prefix, number = match[1], int(match[2])
        asked = _STATEMENT if prefix == STATEMENTS else _TARGET
        rows = fetch(asked, (case, number) if prefix == STATEMENTS else (case, number, prefix, NOBODY))
        return str(rows[0][0]) if rows else None


def _written(prefix: str, number: int) -> str:
    return f"{prefix}-{number:0{NUMBER_DIGITS}}"
