"""The rules of terms, told in the language of the page; a rule that the workspace added stands as it was written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext, pgettext
from django.utils.translation import pgettext_lazy as _p

from habeas.act import Rule
from habeas.act.rule import Start
from habeas.act.terms import Roll, Term, Unit

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

register = template.Library()

_STARTED: Mapping[Start, _StrPromise] = {
    Start.SENT: _p("the day it was", "sent"),
    Start.RECEIVED: _p("the day it was", "received"),
    Start.ANSWERED: _p("the day it was", "answered"),
    Start.EVENT: _p("the day it was", "done"),
}


def texts_of(rules: Iterable[Rule]) -> frozenset[str]:
    """Return every text of some rules that a page shows: what they are called, for whom, by which act, and notes."""
    found = {text for rule in rules for text in (rule.title, rule.addressee, rule.act, rule.article, rule.note)}
    found |= {rule.afterwards for rule in rules} | {term.why for rule in rules for term in rule.terms}
    return frozenset(found - {""})


@register.filter
def of_rules(text: str) -> str:
    """Return a text of a rule in the language of the page."""
    return gettext(text) if text else ""


@register.filter
def rule_words(rule: Rule) -> str:
    """Return a rule in a sentence, with its act and whether the text was read."""
    length = pgettext("one term after another", ", then ").join(
        f"{_length(term)} {of_rules(term.why)}".strip() for term in rule.terms
    )
    return gettext("%(length)s from the day it was %(started)s%(rolled)s (%(where)s; %(read)s)") % {
        "length": length,
        "started": _STARTED[rule.starts],
        "rolled": gettext(", moved on from a day off") if rule.roll is Roll.NEXT_WORKING_DAY else "",
        "where": ", ".join(of_rules(one) for one in (rule.act, rule.article) if one),
        "read": gettext("text read on %(day)s") % {"day": date_format(rule.checked_on, "Y-m-d")}
        if rule.checked_on
        else gettext("text not checked"),
    }


def _length(term: Term) -> str:
    n = term.length
    words = {
        Unit.DAYS: ngettext("%(n)d day", "%(n)d days", n),
        Unit.WORKING_DAYS: ngettext("%(n)d working day", "%(n)d working days", n),
        Unit.WEEKS: ngettext("%(n)d week", "%(n)d weeks", n),
        Unit.MONTHS: ngettext("%(n)d month", "%(n)d months", n),
        Unit.YEARS: ngettext("%(n)d year", "%(n)d years", n),
    }
    return words[term.unit] % {"n": n}
