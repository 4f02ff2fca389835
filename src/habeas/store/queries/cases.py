"""The workspace, its cases and people, and the short numbers of things."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from habeas.facts.ids import ActorId, CaseId
from habeas.store.models import CachedActor, CachedCase, CachedJudgement, CachedNumber, CachedSetting, CachedWorkspace
from habeas.store.projections.rows import NOBODY, STATEMENTS
from habeas.store.queries.values import EnrolledActor, OpenCase, WorkspaceRecord

_NUMBER = re.compile(r"([a-z]+)-0*([1-9][0-9]*)")

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
        wanted = tuple(targets)
        found = {target: target for target in wanted}
        for row in CachedNumber.objects.filter(target__in=wanted).order_by("-number"):
            found[row.target] = _written(row.prefix, row.number)
        statements = CachedJudgement.objects.filter(statement__in=wanted).order_by("-number")
        for statement, number in statements.values_list("statement", "number"):
            if statement is not None and number is not None:
                found[statement] = _written(STATEMENTS, number)
        return found

    def id_of_number(self, case: CaseId, given: str) -> str | None:
        """Return the id of the thing that has a short number in a case, None where nothing has it."""
        match = _NUMBER.fullmatch(given)
        if match is None:
            return None
        prefix, number = match[1], int(match[2])
        if prefix == STATEMENTS:
            judged = CachedJudgement.objects.filter(case=case, number=number)
            return judged.values_list("statement", flat=True).first()
        rows = CachedNumber.objects.filter(case=case, prefix=prefix, number=number).exclude(target=NOBODY)
        return rows.values_list("target", flat=True).first()


def _written(prefix: str, number: int) -> str:
    return f"{prefix}-{number:0{NUMBER_DIGITS}}"
