"""Reports that print one press release: copies of an original that may not be among the reports."""

from __future__ import annotations

import re

from habeas.match.copies.decide import Bond
from habeas.match.copies.profile import Profile
from habeas.match.copies.report import Relation

_PRESS = re.compile(
    r"press[ -](?:office|service|release|centre|center|department)|media office|in a (?:press )?statement|communiqu"
    r"|пресс[ -]?(?:служб|центр|релиз|бюро)|в (?:своем |своём )?заявлении"
    r"|прес[ -]?(?:служб|центр|реліз|бюро)|у (?:своїй )?заяві",
    re.IGNORECASE,
)
_IS_RELEASE = re.compile(r"^\W*(?:press release|for immediate release|пресс-релиз|пресреліз|прес-реліз)", re.IGNORECASE)
MOST_DAYS_APART = 3


def comes_from_release(profile: Profile) -> bool:
    """Return whether a report gives a press office or a statement as its source, and is not the release itself."""
    text = profile.report.text
    return _PRESS.search(text) is not None and _IS_RELEASE.search(text) is None


def print_one_release(first: Profile, other: Profile, bond: Bond | None) -> bool:
    """Return whether two reports print one release: word for word, within days, neither crediting the other."""
    if bond is None or bond.relation is not Relation.COPY or bond.left_credits or bond.right_credits:
        return False
    days = (first.report.published, other.report.published)
    if days[0] is not None and days[1] is not None and abs((days[1] - days[0]).days) > MOST_DAYS_APART:
        return False
    return comes_from_release(first)
