"""What is due: for every appeal when its term ends, whether an answer came, and since when there certainly is none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from habeas.act.calendar import ONE_DAY, WorkCalendar
from habeas.act.errors import CalendarBegins, CalendarEnds, UnknownCalendar
from habeas.act.rule import Level, Rule, Start, find_rule
from habeas.act.terms import end_of, instant_after
from habeas.facts.appeal import Answer, LedgerLine
from habeas.facts.errors import HabeasError
from habeas.facts.ids import AppealId
from habeas.facts.when import Days


class DueState(StrEnum):
    """How a term stands on a day."""

    WAITING = "waiting"
    PERHAPS_NO_ANSWER = "perhaps no answer"
    NO_ANSWER = "no answer"
    ANSWERED = "answered"
    NO_TERM = "no term"
    OURS = "ours to do"
    PERHAPS_OVER = "perhaps over"
    OVER = "over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """One run of a term: the days on one of which it started, and on one of which it ends.

    `ends.last` is None where nobody knows by when it started; `over_at` is the instant after which silence counts as
    an answer: the end of that last day in the addressee's zone, in UTC.
    """

    starts: Days
    ends: Days
    over_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """How one appeal stands on a day, by which rule.

    `running` is the run that counts now, the newest. `lapsed` are the runs that ended without an answer: each is a
    dated fact. `late_days` says by how many days an answer came late at least. `questions` are for a person.
    """

    appeal: AppealId
    state: DueState
    rule: Rule | None
    running: Running | None
    lapsed: tuple[Running, ...] = ()
    answer: Answer | None = None
    late_days: int | None = None
    questions: tuple[str, ...] = ()

    @property
    def next_day(self) -> date | None:
        """The first day on which the term can end, None where none runs."""
        return None if self.running is None else self.running.ends.first

    @property
    def no_answer_since(self) -> date | None:
        """The first day on which it is certain that no answer came in time, None while it is not."""
        ended = self.lapsed[-1].ends.last if self.lapsed else None
        return None if ended is None else ended + ONE_DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """What is due on a day, the earliest first, and what could not be computed, each with its reason."""

    as_of: date
    dues: tuple[Due, ...]
    stopped: tuple[HabeasError, ...]


def due(
    lines: Iterable[LedgerLine],
    calendars: Mapping[str, WorkCalendar],
    rules: Mapping[str, Rule],
    as_of: date,
    *,
    numbers: Mapping[str, str] | None = None,
) -> Agenda:
    """Return how every appeal stands that was sent by a day; the order of `lines` does not matter.

    An appeal whose calendar ends is not left out in silence: its error is among `stopped`, the others are computed.

    Args:
        lines: The ledger.
        calendars: By id.
        rules: By id.
        as_of: The day, in the addressee's zone.
        numbers: The short numbers of appeals, for errors and for their order; ids serve where there is none.

    Raises:
        UnknownRule, UnknownCalendar, UnknownZone: the ledger or a rule names what is not there.
    """
    known = numbers or {}
    sent = sorted((one for one in lines if _is_sent(one, as_of)), key=lambda one: one.appeal.id)
    dues: list[Due] = []
    stopped: list[HabeasError] = []
    for line in sent:
        shown = known.get(line.appeal.id, line.appeal.id)
        try:
            dues.append(_due(line, sent, calendars, rules, as_of, shown))
        except (CalendarEnds, CalendarBegins) as error:
            stopped.append(error)
    # Ids are random: of appeals due on one day, the one filed first comes first.
    dues.sort(
        key=lambda one: (one.state is DueState.ANSWERED, one.next_day or date.max, known.get(one.appeal, one.appeal))
    )
    return Agenda(as_of=as_of, dues=tuple(dues), stopped=tuple(stopped))


def _is_sent(line: LedgerLine, as_of: date) -> bool:
    first = line.appeal.sent.earliest
    return first is None or first <= as_of


def _due(
    line: LedgerLine,
    ledger: list[LedgerLine],
    calendars: Mapping[str, WorkCalendar],
    rules: Mapping[str, Rule],
    as_of: date,
    number: str,
) -> Due:
    appeal = line.appeal
    answered = next((one for one in line.answers_by(as_of) if one.response.ends_the_wait), None)
    if not appeal.rule:
        state = DueState.NO_TERM if answered is None else DueState.ANSWERED
        return Due(appeal=appeal.id, state=state, rule=None, running=None, answer=answered)
    rule = find_rule(rules, appeal.rule)
    if rule.calendar not in calendars:
        raise UnknownCalendar(calendar=rule.calendar, known=", ".join(sorted(calendars)))
    calendar = calendars[rule.calendar]
    runs = tuple(_run(starts, rule, calendar, appeal.zone, number) for starts in _starts(line, rule, answered, as_of))
    until = None if answered is None or rule.is_ours else answered.on
    # In the order in which they ended: a reminder may have been sent before the appeal is known to have arrived.
    ended = sorted((one for one in runs if _has_lapsed(one, as_of, until)), key=lambda one: one.ends.last or date.max)
    lapsed = () if rule.is_ours else tuple(ended)
    running = runs[-1] if runs else None
    return Due(
        appeal=appeal.id,
        state=_state(rule, running, answered, as_of),
        rule=rule,
        running=running,
        lapsed=lapsed,
        answer=answered,
        late_days=_late_days(running, until),
        questions=_questions(line, ledger, rules, rule, answered=answered, lapsed=len(lapsed)),
    )


def _starts(line: LedgerLine, rule: Rule, answered: Answer | None, as_of: date) -> tuple[Days, ...]:
    """Return the days on which the clock started: once, and again with every reminder where the rule says so."""
    sent = line.appeal.sent
    match rule.starts:
        case Start.SENT:
            first = Days(first=sent.earliest, last=sent.latest)
        case Start.RECEIVED if line.received is not None:
            first = Days(first=line.received.earliest or sent.earliest, last=line.received.latest)
        case Start.RECEIVED:
            first = Days(first=sent.earliest, last=None)
        case Start.ANSWERED if answered is not None:
            first = Days(first=answered.on, last=answered.on)
        case _:
            return ()
    again = tuple(day for day in line.reminded_on if day <= as_of) if rule.reminders else ()
    return (first, *(Days(first=day, last=day) for day in again if answered is None or day <= answered.on))


def _run(starts: Days, rule: Rule, calendar: WorkCalendar, zone: str, number: str) -> Running:
    first, last = (
        None if day is None else end_of(day, rule.terms, calendar, roll=rule.roll, appeal=number)
        for day in (starts.first, starts.last)
    )
    over_at = None if last is None else instant_after(last, zone or calendar.zone)
    return Running(starts=starts, ends=Days(first=first, last=last), over_at=over_at)


def _has_lapsed(run: Running, as_of: date, answered_on: date | None) -> bool:
    last = run.ends.last
    return last is not None and as_of > last and (answered_on is None or answered_on > last)


def _state(rule: Rule, running: Running | None, answered: Answer | None, as_of: date) -> DueState:
    if answered is not None and not rule.is_ours:
        return DueState.ANSWERED
    if running is None:
        return DueState.NO_TERM
    waiting, perhaps, over = (
        (DueState.OURS, DueState.PERHAPS_OVER, DueState.OVER)
        if rule.is_ours
        else (DueState.WAITING, DueState.PERHAPS_NO_ANSWER, DueState.NO_ANSWER)
    )
    ends = running.ends
    if ends.last is not None and as_of > ends.last:
        return over
    return perhaps if ends.first is None or as_of > ends.first else waiting


def _late_days(running: Running | None, answered_on: date | None) -> int | None:
    if running is None or answered_on is None or running.ends.last is None:
        return None
    return max(0, (answered_on - running.ends.last).days)


def _questions(
    line: LedgerLine,
    ledger: list[LedgerLine],
    rules: Mapping[str, Rule],
    rule: Rule,
    *,
    answered: Answer | None,
    lapsed: int,
) -> tuple[str, ...]:
    appeal = line.appeal
    asked: list[str] = []
    if rule.starts is Start.RECEIVED and line.received is None and answered is None:
        asked.append("On which day was it received? Until that is entered, its term has no certain end.")
    if appeal.proof is None:
        asked.append("Which paper proves that it was sent?")
    if rule.needs_national and not _was_put_to_national_bodies(line, ledger, rules):
        asked.append("Were the competent national bodies asked before? The ledger has no such appeal for each person.")
    if rule.in_force is not None:
        asked.extend(_about_force(line, rule))
    if rule.reminders and lapsed and answered is None:
        reminded = len(line.reminded_on)
        asked.append(
            f"Was reminder {reminded + 1} of {rule.reminders} sent?" if reminded < rule.reminders else rule.afterwards
        )
    return tuple(asked)


def _about_force(line: LedgerLine, rule: Rule) -> list[str]:
    state, sent = line.appeal.state, line.appeal.sent.earliest
    if not state:
        return ["Which State is concerned? The rule binds only some."]
    since = (rule.in_force or {}).get(state)
    if since is None:
        return [f"Does it bind {state}? As far as this rule knows it does not."]
    return [f"It binds {state} only since {since}: did the event begin after that?"] if sent and sent < since else []


def _was_put_to_national_bodies(line: LedgerLine, ledger: list[LedgerLine], rules: Mapping[str, Rule]) -> bool:
    """Return whether for each person an appeal to a national body was certainly sent no later than this one."""
    begun = line.appeal.sent.earliest
    asked = {
        person
        for other in ledger
        if other.appeal.rule in rules and rules[other.appeal.rule].level is Level.NATIONAL
        if begun is not None and other.appeal.sent.latest is not None and other.appeal.sent.latest <= begun
        for person in other.appeal.persons
    }
    return set(line.appeal.persons) <= asked
