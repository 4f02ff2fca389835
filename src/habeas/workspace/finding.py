"""Finding a party by its number, its id or a spelling of its name, and the judgement that stands over a statement."""

from __future__ import annotations

from habeas.facts.ids import EntryId, PartyId
from habeas.facts.party import Party
from habeas.match import compare_spellings, fold_spelling
from habeas.workspace.errors import AmbiguousName, NothingToUndo, UnknownName
from habeas.workspace.held import Held, hold
from habeas.workspace.session import Session

SUGGESTED = 3
"""How many parties are named where nobody answers."""

NEARLY_THE_NAME = 0.9
"""Likeness from which a spelling is taken to be meant where exactly one party has it."""


def find_party(session: Session, given: str, *, held: Held | None = None) -> PartyId:
    """Return the canonical id of the party that a person means.

    An id or a short number is exact. Otherwise the name is compared in any script; where several parties answer,
    the choice is left to the person.

    Raises:
        UnknownName: nobody answers to it.
        AmbiguousName: several do.
    """
    held = held or hold(session)
    numbered = session.store.queries.party_by_number(session.case, given)
    exact = numbered if numbered is not None else PartyId(given)
    if exact in held.canonical:
        return held.canonical[exact]
    same = [party for party in held.parties.values() if _has_spelling(party, given)]
    found = same or [party for party in held.parties.values() if _is_like(party, given)]
    if not found:
        raise UnknownName(nearest=_nearest(session, given, held) or "none")
    if len(found) > 1:
        numbers = (session.store.queries.party_number(party.id) for party in found)
        raise AmbiguousName(candidates=tuple(sorted(numbers)))
    return found[0].id


def find_judgement(session: Session, given: str) -> EntryId:
    """Return the entry of the judgement that stands over a statement, given by its number or id, or over a proposal.

    What is neither is taken for the entry itself.

    Raises:
        NothingToUndo: no judgement of the case that stands is meant.
    """
    queries = session.store.queries
    exact = queries.id_of_number(session.case, given) or given
    for one in queries.judgements(session.case):
        if exact in (one.entry, one.proposal) or (one.statement is not None and one.statement.id == exact):
            return one.entry
    if queries.stands(session.case, EntryId(given)):
        return EntryId(given)
    raise NothingToUndo(entry=given)


def _nearest(session: Session, given: str, held: Held) -> str:
    """Return the numbers of the parties who are likeliest to be meant, at most three."""
    from habeas.match.party_names import names_of

    likely = names_of(tuple(held.parties.values())).search(given)[:SUGGESTED]
    return ", ".join(session.store.queries.number_of(party) for party in likely)


def _has_spelling(party: Party, given: str) -> bool:
    wanted = sorted(fold_spelling(given))
    return any(sorted(fold_spelling(spelling)) == wanted for spelling in (party.name, *party.spellings))


def _is_like(party: Party, given: str) -> bool:
    return any(
        compare_spellings(spelling, given).score >= NEARLY_THE_NAME for spelling in (party.name, *party.spellings)
    )
