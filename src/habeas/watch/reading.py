"""What was read of the statements of a case, carried on where only a few of them changed.

To read the statements takes four fifths of laying them out; the columns that follow are steps over numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

import numpy as np

from habeas.facts.claim import CONTACT_CHANNELS, Claim, ResponseClaim, WhereaboutsClaim
from habeas.facts.statement import Statement
from habeas.watch.arrays import Flags, Numbering, Owned, flags, join, numbers
from habeas.watch.channels import ANY_CHANNEL
from habeas.watch.fields import ClaimFields, OriginFields, read_claims, read_origins
from habeas.watch.times import GivenDays, read_days
from habeas.watch.told import NOTHING, Told


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reading:
    """Statements with what was read of them, in one order; `number_of`, `key_of` and `kinds` are the numbers given."""

    statements: Sequence[Statement]
    number_of: Numbering
    key_of: Numbering
    kinds: dict[Told, int]
    days: GivenDays
    claims: ClaimFields
    origins: OriginFields


def read(statements: Sequence[Statement]) -> Reading:
    """Return what some statements say."""
    return _read(statements, Numbering((ANY_CHANNEL, *CONTACT_CHANNELS)), Numbering(), {NOTHING: 0})


def read_on(before: Reading, *, removed: Sequence[Statement], added: Sequence[Statement]) -> Reading:
    """Return what was read, without some statements and with others; `before` stays as it is."""
    without = {one.id for one in removed}
    kept = flags([one.id not in without for one in before.statements])
    new = _read(added, before.number_of.copy(), before.key_of.copy(), dict(before.kinds))
    return replace(
        new,
        statements=[*(before.statements[at] for at in np.flatnonzero(kept).tolist()), *added],
        days=_joined(before.days, new.days, kept),
        claims=_joined(before.claims, new.claims, kept),
        origins=_joined(before.origins, new.origins, kept),
    )


def official_words(read: Reading, by_office: Flags) -> Owned:
    """Return everybody of whom a statement is an official word: numbers of names, and places of statements.

    Custody that is said or denied, or an answer, is an official word whoever passes it on.

    Args:
        read: What was read of the statements.
        by_office: Marks those in which an office speaks.
    """
    is_custody = flags([bool(one.custody) for one in read.kinds])[read.claims.kind]
    others = np.flatnonzero(read.claims.is_other).tolist()
    answers = [at for at in others if isinstance(read.statements[at].claim, ResponseClaim)]
    names, places = list[int](), list[int]()
    for at in {*np.flatnonzero(by_office & ~is_custody).tolist(), *answers}:
        for party in _told_officially(read.statements[at].claim):
            names.append(read.number_of[party])
            places.append(at)
    told = read.claims.told
    return join(told.where(is_custody[told.row]), Owned(owner=numbers(names), row=numbers(places)))


def _told_officially(claim: Claim) -> tuple[str, ...]:
    """Return of whom an office, or an answer, speaks."""
    if isinstance(claim, WhereaboutsClaim):
        return claim.of
    return claim.to if isinstance(claim, ResponseClaim) else claim.references()


def _read(statements: Sequence[Statement], number_of: Numbering, key_of: Numbering, kinds: dict[Told, int]) -> Reading:
    return Reading(
        statements=statements,
        number_of=number_of,
        key_of=key_of,
        kinds=kinds,
        days=read_days(statements),
        claims=read_claims(statements, number_of, kinds),
        origins=read_origins(statements, number_of, key_of),
    )


_Fields = TypeVar("_Fields", GivenDays, ClaimFields, OriginFields)


def _joined(before: _Fields, after: _Fields, kept: Flags) -> _Fields:
    """Return the columns of the statements that are kept, then those of others; pairs move with them."""
    joined: dict[str, Any] = {}
    for one in fields(before):
        old, new = getattr(before, one.name), getattr(after, one.name)
        are_pairs = isinstance(old, Owned)
        joined[one.name] = _joined_pairs(old, new, kept) if are_pairs else np.concatenate((old[kept], new))
    return type(before)(**joined)


def _joined_pairs(before: Owned, after: Owned, kept: Flags) -> Owned:
    left = before.where(kept[before.row])
    place = np.cumsum(kept) - 1
    moved = Owned(owner=after.owner, row=after.row + int(kept.sum()))
    return join(Owned(owner=left.owner, row=place[left.row]), moved)
