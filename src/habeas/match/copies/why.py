"""Why a report is held to come from another one, in words."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.match.copies.decide import Bond
from habeas.match.copies.profile import Profile
from habeas.match.copies.report import Relation

_FOUND = 0.3
COMMON_ORIGINAL = "both seem to go back to one release that is not among the reports"
SAME_WORDS = "the same words"


def reasons_for(child: Profile, parent: Profile, bond: Bond, *, child_credits: bool) -> Iterator[str]:
    """Yield what speaks for a report coming from another one."""
    likeness = bond.likeness
    if bond.relation is Relation.COPY:
        yield (
            f"{_percent(likeness.verbatim)} of its words in a row"
            if likeness.verbatim < 1.0
            else "all its words in a row"
        )
    else:
        found = sum(one.share >= _FOUND for one in likeness.laid)
        order = ", in the same order" if likeness.in_order >= 0.75 and found > 2 else ""
        yield f"{found} of {len(likeness.laid)} sentences of the shorter one are found in the other{order}"
    if likeness.quotes:
        yield "the same quotation" if likeness.quotes == 1 else f"{likeness.quotes} of the same quotations"
    if child_credits:
        yield "credits it"
    yield from _days_between(child, parent)


def _days_between(child: Profile, parent: Profile) -> Iterator[str]:
    later, earlier = child.report.published, parent.report.published
    if later is not None and earlier is not None:
        days = (later - earlier).days
        yield "published on the same day" if days == 0 else f"published {days} day{'s' if days != 1 else ''} later"
    else:
        yield "which came first is not known"


def stands_alone(share: float, nearest: str) -> str:
    """Return why a report counts as independent of the one that is nearest to it."""
    return f"nearest is {nearest}, of which {_percent(share)} is found: too little for a copy"


def _percent(share: float) -> str:
    return f"{share * 100:.0f} %"
