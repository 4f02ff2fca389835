"""The rules that terms come from, as data: what starts the clock, how long, of which days, by which act and article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TypeVar

from habeas.act.errors import UnknownRule
from habeas.act.strict_table import StrictTable, parse_table
from habeas.act.terms import Roll, Term, Unit

Choice = TypeVar("Choice", bound=StrEnum)


class Start(StrEnum):
    """What starts the clock of a rule."""

    SENT = "sent"
    RECEIVED = "received"
    ANSWERED = "answered"
    EVENT = "event"


class Level(StrEnum):
    """Whether the addressee is a body of a State, of the United Nations, or neither."""

    NATIONAL = "national"
    UN = "un"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule: who owes what to whom, by when, and where that is written.

    `is_ours` marks a term within which we must act, not the addressee. `reminders` is how many times the clock may
    begin anew, `afterwards` what can be done when that is used up.
    `needs_national` means that the competent bodies of the State must have been asked before; `in_force` has the day
    from which the rule binds each State, empty where it binds all. `checked_on` is the day on which the official
    text was read, None where nobody has.
    """

    id: str
    title: str
    addressee: str
    level: Level
    starts: Start
    terms: tuple[Term, ...]
    calendar: str
    roll: Roll
    act: str
    article: str
    checked_on: date | None
    note: str = ""
    is_ours: bool = False
    reminders: int = 0
    afterwards: str = ""
    needs_national: bool = False
    in_force: Mapping[str, date] | None = None

    @property
    def counts_working_days(self) -> bool:
        """Whether the calendar of working days has a part in it."""
        return self.roll is not Roll.STAYS or any(term.unit is Unit.WORKING_DAYS for term in self.terms)

    def in_words(self) -> str:
        """Return the rule in a sentence, with its act and whether the text was read."""
        length = ", then ".join(
            f"{term.in_words()} {term.why}".strip() if term.why else term.in_words() for term in self.terms
        )
        read = f"text read on {self.checked_on}" if self.checked_on else "text not checked"
        rolled = ", moved on from a day off" if self.roll is Roll.NEXT_WORKING_DAY else ""
        where = f"{self.act}, {self.article}" if self.article else self.act
        return f"{length} from the day it was {_STARTED[self.starts]}{rolled} ({where}; {read})"


_STARTED = {Start.SENT: "sent", Start.RECEIVED: "received", Start.ANSWERED: "answered", Start.EVENT: "done"}


@cache
def load_rules() -> Mapping[str, Rule]:
    """Return every rule that ships with Habeas, by its id.

    Raises:
        MalformedAct: a file is not as it must be.
    """
    rules: dict[str, Rule] = {}
    folder = files("habeas.act.rules")
    for name in sorted(path.name for path in folder.iterdir() if path.name.endswith(".toml")):
        text = files("habeas.act.rules").joinpath(name).read_text(encoding="utf-8")
        rules.update(parse_rules(f"rules/{name}", text))
    return rules


def find_rule(rules: Mapping[str, Rule], rule: str) -> Rule:
    """Return a rule by its id.

    Raises:
        UnknownRule: none has it.
    """
    if rule not in rules:
        raise UnknownRule(rule=rule, known=", ".join(sorted(rules)))
    return rules[rule]


def parse_rules(file: str, text: str) -> Mapping[str, Rule]:
    """Return the rules that some TOML describes, by id; every key is used or refused.

    Raises:
        MalformedAct: a key is missing, unknown or of the wrong type, or two rules have one id.
    """
    table = parse_table(file, text)
    rules: dict[str, Rule] = {}
    for one in table.take_tables("rules"):
        rule = _rule(one)
        if rule.id in rules:
            raise table.refuse(f"two rules are called {rule.id}")
        rules[rule.id] = rule
    table.finish()
    return rules


def _rule(table: StrictTable) -> Rule:
    rule = Rule(
        id=table.take("id", str),
        title=table.take("title", str),
        addressee=table.take("addressee", str),
        level=_choice(table, "level", Level),
        starts=_choice(table, "starts", Start),
        terms=tuple(_term(one) for one in table.take_tables("terms")),
        calendar=table.take("calendar", str),
        roll=_choice(table, "roll", Roll, Roll.STAYS),
        act=table.take("act", str),
        article=table.take("article", str, ""),
        checked_on=table.take_checked(),
        note=table.take("note", str, ""),
        is_ours=table.take("ours", bool, default=False),
        reminders=table.take("reminders", int, 0),
        afterwards=table.take("afterwards", str, ""),
        needs_national=table.take("needs_national", bool, default=False),
        in_force=table.take_dates_by_name("in_force") or None,
    )
    table.finish()
    if not rule.terms:
        raise table.refuse(f"{rule.id} has no term")
    return rule


def _term(table: StrictTable) -> Term:
    term = Term(length=table.take("length", int), unit=_choice(table, "unit", Unit), why=table.take("why", str, ""))
    table.finish()
    if not 0 < term.length <= 3660:
        raise table.refuse(f"a term of {term.length}")
    return term


def _choice(table: StrictTable, key: str, kind: type[Choice], default: Choice | None = None) -> Choice:
    written = table.take(key, str, None if default is None else default.value)
    try:
        return kind(written)
    except ValueError as error:
        raise table.refuse(f"{key} is none of {', '.join(kind)}") from error
