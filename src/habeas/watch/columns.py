"""The statements of a case as columns of numbers, from the oldest evidence to the newest.

Words and ids stand in the columns by their numbers (see `Numbering`); what a claim says of its subjects (see
`habeas.watch.told`) stands by the number of its kind, of which a case has few.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from habeas.facts.ids import PartyId, StatementId
from habeas.facts.party import Party
from habeas.facts.statement import Statement
from habeas.watch.arrays import Flags, Numbering, Numbers, Owned, flags, marked, numbers
from habeas.watch.channels import ANYONE, body_of
from habeas.watch.evidence import each_once
from habeas.watch.fields import ClaimFields, OriginFields
from habeas.watch.offices import is_official
from habeas.watch.reading import Reading, official_words
from habeas.watch.times import Times, times_of
from habeas.watch.told import Told


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Claims:
    """What the statements say of their subjects, and of which kind it is said; columns of shape (statements,).

    `state`, `channel`, `contact` and `place` are numbers of words. `is_claimed` marks what is said or denied rather
    than threatened or planned, `is_asserted` what is said to be so. The others are those of `Told`.
    """

    state: Numbers
    channel: Numbers
    contact: Numbers
    place: Numbers
    is_onset: Flags
    is_of_place: Flags
    is_acknowledged: Flags
    is_custody: Flags
    is_reached: Flags
    is_lost: Flags
    is_claimed: Flags
    is_asserted: Flags


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Origins:
    """Who says the statements; columns of numbers of words, each of shape (statements,).

    `key` is the key under which the origin is counted, `teller` the speaker or else the publisher, `hearer` who heard
    the speaker say it. `is_first_hand` marks what nobody passed on, `is_own_words` the speaker's own words.
    `body_channel`, of shape (words,), is the channel that the name of one who hears or tells stands for.
    """

    key: Numbers
    speaker: Numbers
    teller: Numbers
    hearer: Numbers
    is_first_hand: Flags
    is_own_words: Flags
    body_channel: Numbers


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Columns:
    """The statements of a case and their columns, as of a day.

    Rows stand by the last day of which they are evidence, then the first, then the day of the report, then the id: so
    the later of two rows is the newer. `place`, of shape (statements,), says at which place among
    `statements` each row stands, `id_order` at which place its id stands among all ids. `told` has a pair for everybody
    of whom a statement tells where they are, `official` for everybody of whom it is an official word: the number of the
    name, and the row. `others` are the statements that tell nothing of where anybody is.
    """

    statements: Sequence[Statement]
    place: Numbers
    id_order: Numbers
    times: Times
    claims: Claims
    origins: Origins
    told: Owned
    official: Owned
    others: Sequence[Statement]

    def statement(self, row: int) -> Statement:
        """Return the statement of a row."""
        return self.statements[int(self.place[row])]

    def ids_of(self, rows: Numbers) -> tuple[StatementId, ...]:
        """Return the ids of some rows, each once, sorted."""
        return each_once([self.statements[place].id for place in self.place[rows].tolist()]) if len(rows) else ()


def columns_of(read: Reading, parties: Mapping[PartyId, Party], as_of: date) -> Columns:
    """Return the columns of what was read, the same for every order of the statements."""
    statements, claims, origins, number_of = read.statements, read.claims, read.origins, read.number_of
    times = times_of(read.days, as_of)
    offices = [number_of[one.id] for one in parties.values() if is_official(one)]
    official = official_words(read, marked(offices, len(number_of))[origins.speaker])
    id_order = _inverse(np.argsort(np.array([one.id for one in statements], np.str_), kind="stable"))
    order = np.lexsort((id_order, times.told_on, times.start, times.last))
    row_of = _inverse(order)
    return Columns(
        statements=statements,
        place=order,
        id_order=id_order[order],
        times=times.taken(order),
        claims=_claims(claims, list(read.kinds), order, number_of),
        origins=_origins(origins, order, number_of, parties),
        told=Owned(owner=claims.told.owner, row=row_of[claims.told.row]).in_order(),
        official=Owned(owner=official.owner, row=row_of[official.row]).in_order(),
        others=[statements[at] for at in np.flatnonzero(claims.is_other).tolist()],
    )


def _inverse(order: Numbers) -> Numbers:
    """Return where each place stands in an order of places."""
    found = np.empty(len(order), np.int64)
    found[order] = np.arange(len(order))
    return found


def _claims(read: ClaimFields, kinds: Sequence[Told], order: Numbers, number_of: Numbering) -> Claims:
    kind = read.kind[order]
    return Claims(
        state=numbers([number_of[one.state] for one in kinds])[kind],
        channel=numbers([number_of[one.channel] for one in kinds])[kind],
        contact=numbers([number_of[one.contact] for one in kinds])[kind],
        place=read.place[order],
        is_onset=flags([one.is_onset for one in kinds])[kind],
        is_of_place=flags([one.is_of_place for one in kinds])[kind],
        is_acknowledged=flags([one.custody == "acknowledged" for one in kinds])[kind],
        is_custody=flags([bool(one.custody) for one in kinds])[kind],
        is_reached=flags([one.reached is True for one in kinds])[kind],
        is_lost=flags([one.reached is False for one in kinds])[kind],
        is_claimed=read.is_claimed[order],
        is_asserted=read.is_asserted[order],
    )


def _origins(read: OriginFields, order: Numbers, number_of: Numbering, parties: Mapping[PartyId, Party]) -> Origins:
    words, channels = list(number_of), np.full(len(number_of), number_of[ANYONE])
    is_body = marked(read.hearer, len(words)) | marked(read.teller, len(words))
    for heard in np.flatnonzero(is_body).tolist():
        channels[heard] = number_of[body_of(words[heard], parties)]
    return Origins(
        key=read.key[order],
        speaker=read.speaker[order],
        teller=read.teller[order],
        hearer=read.hearer[order],
        is_first_hand=read.is_first_hand[order],
        is_own_words=read.is_own_words[order],
        body_channel=channels,
    )
