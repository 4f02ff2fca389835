"""Check the laws of terms on many random ledgers: due dates are monotone and never depend on the order of entries.

For each random ledger: shuffled entries give the same agenda; a day later no fact of silence is gone and no appeal is
missing; a later receipt never ends earlier; a working-day term holds exactly its number of working days.

`python scripts/prove_terms.py` makes 100,000 ledgers; `scripts/trials.py` tells how to make fewer, or others.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from habeas.act.calendar import load_calendars
from habeas.act.ledger import Agenda, due
from habeas.act.rule import load_rules
from habeas.act.terms import Term, Unit, end_of
from habeas.facts.appeal import Answer, Appeal, AppealKind, LedgerLine, LoggedAnswer, Response
from habeas.facts.ids import AppealId, EntryId, PartyId
from habeas.facts.when import When, during, on_day
from trials import first, trials

LEDGERS = 100_000
FIRST = date(2022, 1, 10)
SPAN_DAYS = 900
CALENDARS = load_calendars()
RULES = load_rules()
RULE_IDS = ("", *(rule.id for rule in RULES.values()))


def draw(random: Random) -> list[LedgerLine]:
    """Return a random ledger of one to five appeals."""
    return [_line(random, number) for number in range(random.randint(1, 5))]


def complaints(random: Random) -> Iterator[str]:
    """Yield what one random ledger shows to be broken."""
    ledger = draw(random)
    as_of = _day(random)
    agenda = _agenda(ledger, as_of)
    if agenda != _agenda(random.sample(ledger, len(ledger)), as_of):
        yield "the order of entries matters"
    yield from _lost(agenda, _agenda(ledger, as_of + timedelta(days=random.randint(0, 300))))
    yield from _later_receipt(random, ledger[0], as_of)
    yield from _working_days(random)


def main() -> int:
    """Run, print one line, and return 1 if any law was broken."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    ledgers, seed, began, broken = trials(LEDGERS), first(), time.monotonic(), 0
    random = Random(seed)  # noqa: S311 - ledgers need no secret
    for number in range(ledgers):
        for complaint in complaints(random):
            broken += 1
            print(f"ledger {number}: {complaint}")
    print(f"terms  {ledgers:,} random ledgers: {broken} laws broken; seed {seed}; {time.monotonic() - began:.0f} s")
    return 1 if broken else 0


def _line(random: Random, number: int) -> LedgerLine:
    sent = _day(random)
    appeal = Appeal(
        id=AppealId(f"a-{number}"),
        kind=AppealKind.APPEAL,
        by=(),
        persons=(PartyId(random.choice("pq")),),
        addressee="Office",
        sent=_when(random, sent),
        rule=random.choice(RULE_IDS),
        state=random.choice(("", "RU", "UA")),
    )
    answers = tuple(
        LoggedAnswer(entry=EntryId(f"e-{place}"), answer=Answer(appeal=appeal.id, response=response, on=_day(random)))
        for place, response in enumerate(random.sample(list(Response), random.randint(0, 2)))
    )
    return LedgerLine(
        entry=EntryId(f"e-{number}"),
        appeal=appeal,
        received=_when(random, sent + timedelta(days=random.randint(0, 20))) if random.random() < 0.7 else None,
        reminded_on=tuple(sorted(_day(random) for _ in range(random.randint(0, 2)))),
        answers=tuple(sorted(answers, key=lambda one: (one.answer.on, one.entry))),
    )


def _when(random: Random, day: date) -> When:
    return on_day(day) if random.random() < 0.6 else during(day, day + timedelta(days=random.randint(0, 9)))


def _day(random: Random) -> date:
    return FIRST + timedelta(days=random.randrange(SPAN_DAYS))


def _agenda(ledger: list[LedgerLine], as_of: date) -> Agenda:
    return due(ledger, CALENDARS, RULES, as_of)


def _lost(before: Agenda, after: Agenda) -> Iterator[str]:
    later = {one.appeal: one for one in after.dues}
    for one in before.dues:
        if one.appeal not in later:
            yield "an appeal is gone"
        elif one.lapsed != later[one.appeal].lapsed[: len(one.lapsed)]:
            yield "a fact of silence is gone"


def _later_receipt(random: Random, line: LedgerLine, as_of: date) -> Iterator[str]:
    first = _day(random)
    ends = []
    for day in (first, first + timedelta(days=random.randint(0, 60))):
        moved = replace(line, received=on_day(day), reminded_on=(), answers=())
        found = _agenda([replace(moved, appeal=replace(line.appeal, sent=on_day(FIRST)))], as_of).dues
        ends.append(found[0].next_day if found else None)
    if ends[0] is not None and ends[1] is not None and ends[1] < ends[0]:
        yield "a later receipt ends earlier"


def _working_days(random: Random) -> Iterator[str]:
    calendar, start, length = random.choice(list(CALENDARS.values())), _day(random), random.randint(1, 40)
    last = end_of(start, (Term(length=length, unit=Unit.WORKING_DAYS),), calendar)
    between = (start + timedelta(days=step) for step in range(1, (last - start).days + 1))
    if sum(calendar.is_working(day) for day in between) != length:
        yield "a term of working days holds another number of them"


if __name__ == "__main__":
    sys.exit(main())
