"""Which procedure a report falls under on a day, and until when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from habeas.act.form import Form
from habeas.act.table import Worded
from habeas.facts.ids import StatementId
from habeas.facts.statement import Statement
from habeas.facts.when import Days, month_end


class Procedure(StrEnum):
    """The speed at which the addressee acts."""

    URGENT = "urgent"
    PERHAPS_URGENT = "perhaps urgent"
    STANDARD = "standard"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """The procedure on a day; `ends` are the days on one of which the urgent one runs out.

    `began` are the days on one of which the event took place, by every statement that dates it; `rule` says why.
    """

    procedure: Procedure
    began: Days | None
    ends: Days | None
    rule: Worded
    rests_on: tuple[StatementId, ...]


def clock_of(form: Form, events: Sequence[Statement], as_of: date) -> Clock:
    """Return the procedure for a report received on `as_of` about an event that `events` tell of.

    An event without a first day, or whose sources differ about it, may lie on either side of the term: then the
    procedure is `perhaps urgent`, never guessed.
    """
    dated = [(one, when) for one in events if (when := one.when) is not None]
    if not dated:
        return Clock(procedure=Procedure.UNKNOWN, began=None, ends=None, rule=form.urgent_rule, rests_on=())
    firsts = [when.earliest for _, when in dated]
    lasts = [min(when.latest or as_of, one.published_on or as_of, as_of) for one, when in dated]
    first = None if any(day is None for day in firsts) else min(day for day in firsts if day is not None)
    last = max(lasts)
    began = Days(first=first if first is None else min(first, last), last=last)
    ends = Days(
        first=None if began.first is None else months_after(began.first, form.urgent_months),
        last=months_after(last, form.urgent_months),
    )
    ids = tuple(sorted(one.id for one, _ in dated))
    return Clock(procedure=_procedure(ends, as_of), began=began, ends=ends, rule=form.urgent_rule, rests_on=ids)


def months_after(day: date, months: int) -> date:
    """Return the same day `months` calendar months later, or the last day of that month where it has no such day.

    Beyond the end of the calendar that is its last day.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    if year > date.max.year:
        return date.max
    return date(year, month, min(day.day, month_end(year, month).day))


def _procedure(ends: Days, as_of: date) -> Procedure:
    assert ends.last is not None, "an event has a last day"
    if as_of > ends.last:
        return Procedure.STANDARD
    if ends.first is not None and as_of <= ends.first:
        return Procedure.URGENT
    return Procedure.PERHAPS_URGENT
