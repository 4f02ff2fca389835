"""The appeals ledger, and silences that crossed a threshold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from habeas.facts.appeal import LedgerLine, LoggedAnswer
from habeas.facts.ids import AppealId, CaseId, EntryId, PartyId
from habeas.record.kinds import (
    AppealAnswered,
    AppealFiled,
    AppealReceived,
    AppealReminded,
    AppealStruck,
    SilenceFlipped,
)
from habeas.store.models import CachedAppealStep, CachedFlip
from habeas.store.plain_text import read_plain
from habeas.store.queries.entries import EntryQueries
from habeas.store.queries.moments import position_at
from habeas.store.queries.values import Known


class AppealQueries(EntryQueries):
    """Reads of what was asked of whom."""

    def appeals(self, case: CaseId, *, known_on: Known | None = None) -> tuple[LedgerLine, ...]:
        """Return the appeals of a case with all that followed and holds, in the order in which they were filed.

        Args:
            case: The case.
            known_on: As they stood at the end of this day in UTC, or after so many entries of the log, instead of now.
        """
        rows = CachedAppealStep.objects.filter(case=case).order_by("seq")
        if known_on is None:
            return _lines(rows.filter(holds=True))
        before = position_at(known_on)
        struck = {
            one.entry.act.struck
            for one in self.entries(case, kind=AppealStruck.kind)
            if one.seq < before and isinstance(one.entry.act, AppealStruck)
        }
        return _lines(row for row in rows.filter(seq__lt=before) if row.entry not in struck)

    def appeal(self, case: CaseId, appeal: AppealId) -> LedgerLine | None:
        """Return one appeal of a case, None where there is none of that id that holds."""
        found = _lines(CachedAppealStep.objects.filter(case=case, appeal=appeal, holds=True).order_by("seq"))
        return found[0] if found else None

    def appeal_of_step(self, case: CaseId, entry: EntryId) -> AppealId | None:
        """Return the appeal that an entry is about, None where it is about none or was struck out."""
        row = CachedAppealStep.objects.filter(case=case, entry=entry, holds=True).first()
        return None if row is None else AppealId(row.appeal)

    def flips(self, case: CaseId, *, person: PartyId | None = None) -> tuple[SilenceFlipped, ...]:
        """Return the silences that crossed a threshold, in the order of the log."""
        rows = CachedFlip.objects.filter(case=case).order_by("seq")
        if person is not None:
            rows = rows.filter(person=person)
        return tuple(read_plain(SilenceFlipped, row.plain) for row in rows)


def _lines(rows: Iterable[CachedAppealStep]) -> tuple[LedgerLine, ...]:
    """Return the appeals that rows tell of; what is about an appeal that was struck out is left out with it."""
    lines: dict[str, LedgerLine] = {}
    for row in rows:
        if row.kind == AppealFiled.kind:
            filed = read_plain(AppealFiled, row.plain)
            lines[row.appeal] = LedgerLine(entry=EntryId(row.entry), appeal=filed.appeal)
        elif row.appeal in lines:
            lines[row.appeal] = _followed(lines[row.appeal], row)
    return tuple(lines.values())


def _followed(line: LedgerLine, row: CachedAppealStep) -> LedgerLine:
    if row.kind == AppealReceived.kind:
        received = read_plain(AppealReceived, row.plain)
        return replace(line, received=received.received, received_proof=received.proof)
    if row.kind == AppealReminded.kind:
        reminded = read_plain(AppealReminded, row.plain)
        return replace(line, reminded_on=tuple(sorted((*line.reminded_on, reminded.on))))
    answered = read_plain(AppealAnswered, row.plain)
    answers = (*line.answers, LoggedAnswer(entry=EntryId(row.entry), answer=answered.answer))
    return replace(line, answers=tuple(sorted(answers, key=lambda one: (one.answer.on, one.entry))))
