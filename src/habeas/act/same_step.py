"""Which statements of a report tell of a step that the appeals ledger has too: one appeal, one answer, not two.

They are one only where both give the same single day and name the same office, or where the report names none.
"""

from __future__ import annotations

from collections.abc import Iterable

from habeas.act.wording import Parties
from habeas.facts.appeal import Answer, Appeal
from habeas.facts.claim import AppealClaim, ResponseClaim
from habeas.facts.ids import PartyId, StatementId
from habeas.facts.statement import Modality, Polarity, Statement
from habeas.facts.when import When, on_day


def tell_of_appeal(appeal: Appeal, statements: Iterable[Statement], parties: Parties) -> tuple[StatementId, ...]:
    """Return the statements that tell of an appeal of the ledger, sorted."""
    return _sorted(
        one
        for one in statements
        if isinstance(one.claim, AppealClaim)
        and _is_on(one, appeal.sent)
        and _is_by(one.claim, appeal)
        and _is_office(one.claim.to, appeal, parties)
    )


def tell_of_answer(
    appeal: Appeal, answer: Answer, statements: Iterable[Statement], parties: Parties
) -> tuple[StatementId, ...]:
    """Return the statements that tell of an answer of the ledger, sorted."""
    return _sorted(
        one
        for one in statements
        if isinstance(one.claim, ResponseClaim)
        and one.claim.by is not None
        and one.claim.response == answer.response.value
        and _is_on(one, on_day(answer.on))
        and _is_office(one.claim.by, appeal, parties)
    )


def _sorted(found: Iterable[Statement]) -> tuple[StatementId, ...]:
    return tuple(
        sorted(one.id for one in found if one.polarity is Polarity.AFFIRMED and one.modality is Modality.ACTUAL)
    )


def _is_on(one: Statement, when: When) -> bool:
    told = one.when
    return (
        told is not None
        and told.earliest is not None
        and told.earliest == told.latest == when.earliest == when.latest
    )  # fmt: skip


def _is_by(claim: AppealClaim, appeal: Appeal) -> bool:
    return not claim.by or not appeal.by or not set(claim.by).isdisjoint(appeal.by)


def _is_office(named: str | None, appeal: Appeal, parties: Parties) -> bool:
    if named is None or named == appeal.office:
        return True
    party = parties.get(PartyId(named))
    known = () if party is None else (party.name, *party.spellings)
    return appeal.addressee.casefold() in {one.casefold() for one in known}
