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
from habeas.watch.arrays import Numbering, Numbers, Owned, marked
from habeas.watch.channels import ANYONE, body_of
from habeas.watch.claims import Claims, claims_of
from habeas.watch.evidence import each_once
from habeas.watch.offices import is_official
from habeas.watch.origins import Origins
from habeas.watch.reading import Reading, official_words
from habeas.watch.times import Times, times_of


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Columns:
    """The statements of a case and their columns, as of a day.

    Rows stand by the last day of which they are evidence, then the first, then the day of the report, then the id: so
    the later of two rows is the newer. `place`, of shape (statements,), says at which place among
    `statements` each row stands, `id_order` at which place its id stands among all ids. `told` has a pair for everybody
    of whom a statement tells where they are, `official` for everybody of whom it is an official word: the number of the
    name, and the row. `body_channel`, of shape (words,), is the channel that the name of one who hears or tells stands
    for. `others` are the statements that tell nothing of where anybody is.
    """

    statements: Sequence[Statement]
    place: Numbers
    id_order: Numbers
    times: Times
    claims: Claims
    origins: Origins
    body_channel: Numbers
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
        times=times.where(order),
        claims=claims_of(claims.where(order), read.kinds, number_of),
        origins=origins.where(order),
        body_channel=_body_channels(origins, parties, number_of),
        told=Owned(owner=read.told.owner, row=row_of[read.told.row]).in_order(),
        official=Owned(owner=official.owner, row=row_of[official.row]).in_order(),
        others=[statements[at] for at in np.flatnonzero(claims.is_other).tolist()],
    )


def _inverse(order: Numbers) -> Numbers:
    """Return where each place stands in an order of places."""
    found = np.empty(len(order), np.int64)
    found[order] = np.arange(len(order))
    return found


def _body_channels(origins: Origins, parties: Mapping[PartyId, Party], number_of: Numbering) -> Numbers:
    words, channels = list(number_of), np.full(len(number_of), number_of[ANYONE])
    is_body = marked(origins.hearer, len(words)) | marked(origins.teller, len(words))
    for heard in np.flatnonzero(is_body).tolist():
        channels[heard] = number_of[body_of(words[heard], parties)]
    return channels
