"""Who reads in a workspace: the rules, a model on this machine, or one elsewhere that the case has permitted."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from habeas.facts.errors import HabeasError
from habeas.facts.ids import ActorId, EntryId
from habeas.read import ReaderOf, rules_of
from habeas.read.channels.openai import ModelReaders
from habeas.read.model import Address, check_model_name, parse_address
from habeas.record.kinds import ReaderForbidden, ReaderPermitted
from habeas.workspace.errors import NoSuchReader, NothingToPermit, ReasonMissing, UnknownObject
from habeas.workspace.session import Session
from habeas.workspace.showing import actor_names

RULES = "rules"
OPENAI = "openai"
_PREFIX = "reader:"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenModel:
    """The model that the settings name as reader."""

    address: Address
    model: str
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderPermit:
    """A permission that holds: where reports of the case may be sent, why, who said so and when."""

    address: str
    model: str
    reason: str
    by: str
    at: datetime


def chosen_model(setting: Callable[[str], str]) -> ChosenModel | None:
    """Return the model that the `reader` settings name, None where the rules read.

    Raises:
        NoSuchReader: `reader` is neither `rules` nor `openai`.
        BadAddress: `reader_address` is no address of a model.
        BadModelName: `reader_model` is no name of one.
    """
    if setting("reader") == RULES:
        return None
    if setting("reader") != OPENAI:
        raise NoSuchReader
    address = parse_address(setting("reader_address"))
    return ChosenModel(address=address, model=check_model_name(setting("reader_model")), key=setting("reader_key"))


def readers_for(session: Session) -> ReaderOf:
    """Return who reads the reports of the case.

    Raises:
        RemoteNotPermitted: it is a model elsewhere, and the case has no permission for it on record.
    """
    chosen = session.reader
    if chosen is None:
        return rules_of
    permitted = any((one.address, one.model) == (str(chosen.address), chosen.model) for one in permits(session))
    return ModelReaders(address=chosen.address, model=chosen.model, key=chosen.key, is_permitted=permitted)


def permits(session: Session) -> tuple[ReaderPermit, ...]:
    """Return the permissions of the case that hold, the oldest first."""
    names = actor_names(session)
    begins = f"{_PREFIX}{session.case}:"
    rows = [json.loads(value) for name, value in session.store.queries.settings().items() if name.startswith(begins)]
    found = [
        ReaderPermit(
            address=row["address"], model=row["model"], reason=row["reason"], at=datetime.fromisoformat(row["at"]),
            by=names.get(ActorId(row["by"]), row["by"]),
        )
        for row in rows
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda permit: permit.at))


def permit_reader(session: Session, address: str, model: str, *, reason: str) -> EntryId:
    """Put on record that reports of the case may be sent to a model elsewhere.

    Raises:
        BadAddress: it is no address, or has no https.
        BadModelName: it is no name of a model.
        NothingToPermit: the address is this machine.
        ReasonMissing: no reason is given.
    """
    parsed = parse_address(address)
    if parsed.is_loopback:
        raise NothingToPermit
    if not reason.strip():
        raise ReasonMissing(act="permitting a reader elsewhere")
    act = ReaderPermitted(address=str(parsed), model=check_model_name(model), reason=reason.strip())
    return session.append(act)[0]


def forbid_reader(session: Session, address: str, model: str, *, reason: str) -> EntryId:
    """Put on record that a permission holds no more.

    Raises:
        BadAddress: it is no address.
        UnknownObject: the case has no such permission.
    """
    parsed = str(parse_address(address))
    if not any((one.address, one.model) == (parsed, model) for one in permits(session)):
        raise UnknownObject(what="permission for a reader", given="")
    return session.append(ReaderForbidden(address=parsed, model=model, reason=reason.strip()))[0]


def refusal_of(session: Session) -> HabeasError | None:
    """Return why the chosen reader may not read in this case, None where it may."""
    try:
        readers_for(session)
    except HabeasError as refusal:
        return refusal
    return None
