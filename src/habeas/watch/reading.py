"""What was read of the statements of a case, carried on where only a few of them changed.

To read the statements takes four fifths of laying them out; the columns that follow are steps over numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from habeas.facts.claim import CONTACT_CHANNELS, Claim, ResponseClaim, WhereaboutsClaim
from habeas.facts.statement import Statement
from habeas.watch.arrays import Flags, Numbering, Owned, flags, numbers
from habeas.watch.channels import ANY_CHANNEL
from habeas.watch.claims import GivenClaims, read_claims
from habeas.watch.origins import Origins, read_origins
from habeas.watch.times import GivenDays, read_days
from habeas.watch.told import NOTHING, Told


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reading:
    """Statements with what was read of them, in one order; `number_of`, `key_of` and `kinds` are the numbers given.

    `told` has a pair for everybody of whom a statement tells: the number of the name, and the place of the statement.
    """

    statements: Sequence[Statement]
    number_of: Numbering
    key_of: Numbering
    kinds: dict[Told, int]
    days: GivenDays
    claims: GivenClaims
    told: Owned
    origins: Origins


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
        days=before.days.where(kept).followed_by(new.days),
        claims=before.claims.where(kept).followed_by(new.claims),
        told=_told_on(before.told, new.told, kept),
        origins=before.origins.where(kept).followed_by(new.origins),
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
    held = read.told.where(is_custody[read.told.row])
    return held.followed_by(Owned(owner=numbers(names), row=numbers(places)))


def _told_officially(claim: Claim) -> tuple[str, ...]:
    """Return of whom an office, or an answer, speaks."""
    if isinstance(claim, WhereaboutsClaim):
        return claim.of
    return claim.to if isinstance(claim, ResponseClaim) else claim.references()


def _read(statements: Sequence[Statement], number_of: Numbering, key_of: Numbering, kinds: dict[Told, int]) -> Reading:
    found = read_claims(statements, number_of, kinds)
    return Reading(
        statements=statements,
        number_of=number_of,
        key_of=key_of,
        kinds=kinds,
        days=read_days(statements),
        claims=found.claims,
        told=found.told,
        origins=read_origins(statements, number_of, key_of),
    )


def _told_on(before: Owned, new: Owned, kept: Flags) -> Owned:
    """Return the pairs of the statements that are kept, at their places now, then those of others, which come after."""
    place, left = np.cumsum(kept) - 1, before.where(kept[before.row])
    return Owned(owner=left.owner, row=place[left.row]).followed_by(
        Owned(owner=new.owner, row=new.row + int(kept.sum()))
    )
