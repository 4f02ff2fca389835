"""Template filters of the desk: codes, numbers of days, counts and dates, said in the language of the page.

A code that is not in its list is shown as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext, pgettext

from habeas.facts.count import Count
from habeas.facts.when import When
from habeas.facts.wording import bounds_in_words
from habeas.watch import ChannelContact
from habeas.watch.evidence import DayCount
from habeas.web.codes import FIELD_LISTS, HELD, LISTS, WITH
from habeas.web.said_codes import SAID_LISTS

register = template.Library()

_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")

_NOT = "not "
"""What readers put before a state that is denied of those who are counted."""


@register.filter
def label(code: str, of: str) -> str:
    """Return the words for a code of the list that is named, the code itself where the list has none for it."""
    words = LISTS.get(of) or SAID_LISTS[of]
    if of == "counted" and code.startswith(_NOT) and code not in words:
        return gettext("not %(state)s") % {"state": label(code.removeprefix(_NOT), of)}
    return str(words.get(code, code))


@register.filter
def labels(codes: Iterable[str], of: str) -> str:
    """Return the words for several codes of one list, with commas between them."""
    return ", ".join(label(code, of) for code in codes)


@register.simple_tag
def field_label(kind: str, name: str, code: str) -> str:
    """Return the words for a value of a claim's field, the value itself where the field is free text."""
    return label(code, FIELD_LISTS[kind, name]) if (kind, name) in FIELD_LISTS else code


class Choices:
    """The choices of a form's field: codes with their words, read in the language of the page that shows them."""

    __slots__ = ("_codes", "_of")

    def __init__(self, codes: Iterable[StrEnum], of: str) -> None:
        """Offer the codes of the list that is named."""
        self._codes = tuple(codes)
        self._of = of

    def __call__(self) -> Iterator[tuple[str, str]]:
        """Yield each code and its words."""
        return ((one.value, label(one.value, self._of)) for one in self._codes)


@register.filter
def custody_words(code: str) -> str:
    """Return what a code of whereabouts and outside contact means, in our own words."""
    if code in HELD:
        return str(HELD[code])
    return gettext("%(held)s with %(whom)s") % {"held": HELD[code[:-2]], "whom": WITH[code[-2:]]}


@register.filter
def days_words(days: DayCount) -> str:
    """Return a number of days in words: `31 days`, `at least 31 days`, `between 31 and 38 days`."""
    least, most = days.at_least, days.at_most
    if most is None:
        return ngettext("at least %(n)d day", "at least %(n)d days", least) % {"n": least}
    if least == most:
        return ngettext("%(n)d day", "%(n)d days", least) % {"n": least}
    between = ngettext("between %(least)d and %(n)d day", "between %(least)d and %(n)d days", most)
    return between % {"least": least, "n": most}


@register.filter
def contact_words(one: ChannelContact) -> str:
    """Return the newest word of a channel with its day: `last in contact on 9 November 2022`."""
    state = label(one.state, "contact")
    if one.days is None or one.days.last is None:
        return state
    first, last = one.days.first, date_format(one.days.last, "j E Y")
    if one.state != "in contact":
        return gettext("%(state)s (the newest word, of %(day)s)") % {"state": state, "day": last}
    if first == one.days.last:
        return gettext("last in contact on %(day)s") % {"day": last}
    if first is None:
        return gettext("last in contact by %(day)s") % {"day": last}
    return gettext("last in contact between %(first)s and %(day)s") % {
        "first": date_format(first, "j E Y"),
        "day": last,
    }


@register.simple_tag
def count_words(count: Count) -> str:
    """Return the bounds of a count in words: `61`, `8–10`, `at least 234`, `up to 300`."""
    if count.at_most is None:
        return gettext("at least %(n)d") % {"n": count.at_least}
    if count.is_exact:
        return str(count.at_least)
    if count.at_least <= 1:
        return gettext("up to %(n)d") % {"n": count.at_most}
    return f"{count.at_least}–{count.at_most}"


def _day_in_words(found: re.Match[str]) -> str:
    try:
        return date_format(date.fromisoformat(found[0]), "j E Y")
    except ValueError:
        # Not a day of the calendar: it stands as the report was read.
        return found[0]


@register.filter
def in_words(when: When | None) -> str:
    """Return a date in the words of its report with its bounds as days of the page's language; nothing without one."""
    if when is None:
        return ""
    to = pgettext("between two days", "to")
    bounds = bounds_in_words(
        when.edtf or "",
        between=f"%(first)s {to} %(last)s",
        since=pgettext("a day", "from %(first)s"),
        until=pgettext("a day", "up to %(last)s"),
    )
    bounds = _DAY.sub(_day_in_words, bounds)
    return f"{when.words} ({bounds})" if when.words else bounds
