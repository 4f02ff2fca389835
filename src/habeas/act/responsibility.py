"""Who commanded what, when, by whose word; and for one act: who did it, in which unit, under whose command then.

Nothing here is stronger than its statements. A command is held only on the days for which a source says so: two
sightings do not prove the days between. A commander on the day of an act is named as such, never as the one who did it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from habeas.facts.claim import ActClaim, TieClaim
from habeas.facts.ids import PartyId, StatementId
from habeas.facts.party import Party, PartyKind
from habeas.facts.statement import Modality, Polarity, Statement
from habeas.facts.when import When

COMMANDERS = frozenset({"commander", "head", "chief", "leader", "superior"})
"""The offices whose holder commands: a tie such as "deputy commander of" ends in one of them."""


_NOT_AGAINST = frozenset({"release", "refusal to serve", "resignation"})


class At(StrEnum):
    """How sure it is, by one statement alone, that something held at the time of an act."""

    THEN = "then"
    PERHAPS_THEN = "perhaps then"
    NOT_THEN = "not then"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One statement that somebody commanded a unit: by whose word, on which days, denied or not."""

    commander: PartyId
    unit: PartyId
    tie: str
    when: When | None
    is_denied: bool
    modality: Modality
    origin_key: str
    statement: StatementId


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandThen:
    """A statement about command, seen from the time of one act."""

    command: Command
    at: At


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitThen:
    """A unit in the chain above an act, and who is said to have commanded it; `through` is the unit below it.

    `rests_on` are the statements that bring the unit into the chain; empty where the record itself names it a part.
    """

    unit: PartyId
    through: PartyId | None
    rests_on: tuple[StatementId, ...]
    commands: tuple[CommandThen, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsibility:
    """One act: whom it names as doers, their units, and the command at that time.

    `act` is the statement; `direct` the persons that it names, `groups` those it has only a word for ("armed men").
    `is_denied` and `modality` tell how it says so. `unnamed` is true where it names nobody: then nobody is responsible
    by this statement.
    """

    act: Statement
    direct: tuple[PartyId, ...]
    groups: tuple[PartyId, ...]
    units: tuple[UnitThen, ...]
    is_denied: bool
    modality: Modality

    @property
    def unnamed(self) -> bool:
        """Whether the statement names no doer at all."""
        return not (self.direct or self.groups or self.units)


def commands(statements: Iterable[Statement]) -> tuple[Command, ...]:
    """Return who is said to command what, each statement by itself, in the order of days."""
    found = [
        Command(
            commander=PartyId(one.claim.from_party),
            unit=PartyId(one.claim.to),
            tie=one.claim.tie,
            when=one.when,
            is_denied=one.polarity is Polarity.DENIED,
            modality=one.modality,
            origin_key=one.origin.key,
            statement=one.id,
        )
        for one in statements
        if isinstance(one.claim, TieClaim) and is_command(one.claim.tie)
    ]
    return tuple(sorted(found, key=lambda one: (one.unit, _first(one.when), one.statement)))


def is_against(act: ActClaim) -> bool:
    """Return whether somebody answers to those whom an act befell: for no release, nor for what they did themselves."""
    return act.act not in _NOT_AGAINST


def responsibility(act: Statement, statements: Iterable[Statement], parties: Mapping[PartyId, Party]) -> Responsibility:
    """Return the sheet of one act.

    1. The persons that the act names are the direct actors; the units and bodies that it names begin the chain. A group
       of people is no unit: nobody commands "armed men".
    2. A direct actor, or a group, said to be a member of a unit brings that unit in, with the statement that says so.
    3. Each unit brings in the larger one that it is part of.
    4. For each unit, every statement about its command is shown with whether it speaks of the act's time.

    Args:
        act: A statement that claims an act.
        statements: All that stand, with canonical references.
        parties: By id.
    """
    listed = tuple(statements)
    assert isinstance(act.claim, ActClaim), "the caller chose an act"
    named = tuple(PartyId(one) for one in act.claim.perpetrators)
    direct = tuple(one for one in named if _is_a(PartyKind.PERSON, one, parties))
    groups = tuple(one for one in named if _is_a(PartyKind.GROUP, one, parties))
    people = {*direct, *groups}
    chain: dict[PartyId, tuple[PartyId | None, tuple[StatementId, ...]]] = {
        one: (None, (act.id,)) for one in named if one not in people
    }
    for one in listed:
        if isinstance(one.claim, TieClaim) and _joins(one.claim) and one.claim.from_party in people and _holds(one):
            chain.setdefault(PartyId(one.claim.to), (PartyId(one.claim.from_party), (one.id,)))
    for group in groups:
        whole = parties[group].part_of
        if whole is not None and _is_a(PartyKind.UNIT, whole, parties):
            chain.setdefault(whole, (group, (act.id,)))
    _add_larger(chain, parties)
    known = commands(listed)
    units = tuple(
        UnitThen(
            unit=unit,
            through=through,
            rests_on=rests_on,
            commands=tuple(
                CommandThen(command=one, at=at_the_time(one.when, act.when)) for one in known if one.unit == unit
            ),
        )
        for unit, (through, rests_on) in chain.items()
    )
    return Responsibility(
        act=act,
        direct=direct,
        groups=groups,
        units=units,
        is_denied=act.polarity is Polarity.DENIED,
        modality=act.modality,
    )


def at_the_time(command: When | None, act: When | None) -> At:
    """Return whether a command is said to have held at the time of an act.

    `then` only where the command is said to hold on every day on which the act can have been; `not then` only where no
    day of the one can be a day of the other; a statement without days says nothing about a day.
    """
    if command is None or act is None:
        return At.UNDATED
    first, last = act.earliest, act.latest
    certain = command.every
    if certain is not None and first and last and certain.includes(first) and certain.includes(last):
        return At.THEN
    if _is_before(command.latest, first) or _is_before(last, command.earliest):
        return At.NOT_THEN
    return At.PERHAPS_THEN


def is_command(tie: str) -> bool:
    """Return whether a tie says that one commands another."""
    return tie.removesuffix(" of").rpartition(" ")[2] in COMMANDERS


def _joins(claim: TieClaim) -> bool:
    return claim.tie == "member of" or is_command(claim.tie)


def _is_before(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and one < other


def _add_larger(
    chain: dict[PartyId, tuple[PartyId | None, tuple[StatementId, ...]]], parties: Mapping[PartyId, Party]
) -> None:
    """Add the units that the units of the chain are part of; a circle ends where it began."""
    for unit in tuple(chain):
        below, party = unit, parties.get(unit)
        while party is not None and party.part_of is not None and party.part_of not in chain:
            chain[party.part_of] = (below, ())
            below, party = party.part_of, parties.get(party.part_of)


def _is_a(kind: PartyKind, party: PartyId, parties: Mapping[PartyId, Party]) -> bool:
    return party in parties and parties[party].kind is kind


def _holds(statement: Statement) -> bool:
    return statement.polarity is Polarity.AFFIRMED and statement.modality is Modality.ACTUAL


def _first(when: When | None) -> date:
    return (when.earliest if when is not None else None) or date.min
