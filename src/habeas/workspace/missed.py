"""Of whom a silence tells anything: who is said to be away, and not to be free or dead."""

from __future__ import annotations

from collections.abc import Container, Iterable

from habeas.act.responsibility import is_against
from habeas.facts.claim import ActClaim, ContactClaim, WhereaboutsClaim
from habeas.facts.statement import Statement
from habeas.watch import Whereabouts
from habeas.watch.evidence import is_asserted

ENDED = frozenset(("dead", "free", "released", "returned"))
"""Where nobody waits for a word: a number of days without one would say something else."""

_OF_THE_FREE = frozenset(("threat", "search", "coercion", "confiscation", "trial"))
"""Acts that also befall people who are not away: a wife is threatened, an official is tried."""


def missed_in(statements: Iterable[Statement]) -> frozenset[str]:
    """Return the parties of whom some statement says where they are, whether they can be reached or what befell them.

    Who only speaks is not missed, nor is a wife who was threatened or whose flat was searched for asking, nor one who
    was not arrested.
    """
    found = set[str]()
    for one in statements:
        claim = one.claim
        if isinstance(claim, WhereaboutsClaim | ContactClaim):
            found.update(claim.of)
        elif isinstance(claim, ActClaim) and _takes_away(claim) and is_asserted(one):
            found.update(claim.victims)
    return frozenset(found)


def _takes_away(act: ActClaim) -> bool:
    return is_against(act) and act.act not in _OF_THE_FREE


def is_missed(person: str, where: Whereabouts, missed: Container[str]) -> bool:
    """Return whether somebody is missed, by themselves or with a group whose whereabouts are theirs."""
    return person in missed or bool(where.by_group)


def has_ended(where: Whereabouts) -> bool:
    """Return whether nothing uncontested leaves it open that somebody is away, so that a silence tells nothing."""
    return where.state in ENDED and not where.is_contested
