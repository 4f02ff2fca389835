"""What is open and what is counted, in the language of the page: gaps as questions, tallies with their bounds.

In English it is what the command line says (`habeas.workspace.asking`, `habeas.workspace.tally_shown`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from habeas.facts.when import Days
from habeas.watch import Bounds, FlowBounds, GapKind, PictureWords, Scope, TableRow, tabulate
from habeas.watch.formats import render_svg
from habeas.web.labels import count_words, label
from habeas.workspace.asking import Call, GapView
from habeas.workspace.tally_shown import AnswerView, BoundView, TallyView

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

register = template.Library()

_QUESTIONS: Mapping[GapKind, _StrPromise] = {
    GapKind.COUNTS_CONFLICT: _("Counts of %(who)s cannot all be true: which is wrong?"),
    GapKind.STATEMENTS_CONFLICT: _("Statements about %(who)s contradict one another: which holds?"),
    GapKind.WHERE: _("Where is %(who)s?"),
    GapKind.HEARD: _("Who heard of %(who)s last, and when?"),
    GapKind.WHOLE: _("How many are %(who)s altogether?"),
    GapKind.UPPER_BOUND: _("How many of %(who)s%(state)s at most?"),
    GapKind.OVERLAP: _("Which counted parts of %(who)s overlap?"),
    GapKind.SAME_GROUP: _("Are these one group: %(who)s?"),
    GapKind.WHICH_DATE: _("A statement gives a date before 1900: which date is meant?"),
}


@register.filter
def question_words(one: GapView) -> str:
    """Return a gap as a question."""
    who = ", ".join(one.who) or gettext("the case")
    state = gettext(" are %(state)s") % {"state": label(one.gap.state, "counted")} if one.gap.state else ""
    return str(_QUESTIONS[one.gap.kind]) % {"who": who, "state": state}


@register.filter
def call_words(call: Call) -> str:
    """Return whom to ask, about how many questions, and how many people those would change."""
    change = f"{call.would_change:.2f}".rstrip("0").rstrip(".")
    # A part of a person takes the form that two do: "1.33 people".
    plural = int(change) if change.isdigit() else 2
    return gettext("%(whom)s: %(questions)s, %(people)s") % {
        "whom": call.whom,
        "questions": ngettext("%(n)d question", "%(n)d questions", call.questions) % {"n": call.questions},
        "people": ngettext("%(n)s person", "%(n)s people", plural) % {"n": change},
    }


@register.filter
def bounds_words(bounds: Bounds) -> str:
    """Return a number between two bounds: `78`, `52 to 70`, `at least 52`."""
    if bounds.at_most is None:
        return gettext("at least %(n)d") % {"n": bounds.at_least}
    if bounds.at_least == bounds.at_most:
        return str(bounds.at_least)
    return gettext("%(least)d to %(most)d") % {"least": bounds.at_least, "most": bounds.at_most}


@register.filter
def answer_words(one: AnswerView) -> str:
    """Return one answer about a group: how many are unaccounted for, of how many."""
    return gettext("unaccounted for: %(open)s of %(whole)s") % {
        "open": bounds_words(one.reckoning.unaccounted),
        "whole": bounds_words(one.reckoning.whole),
    }


@register.filter
def states_words(one: AnswerView) -> str:
    """Return how many of a group are in which state."""
    return " · ".join(f"{label(each.state, 'counted')}: {bounds_words(each.bounds)}" for each in one.reckoning.states)


@register.simple_tag
def flows_words(counted: TallyView, one: AnswerView) -> str:
    """Return how many of an earlier group came into a later one."""
    return " · ".join(_flow(counted, flow) for flow in one.reckoning.flows)


def _flow(counted: TallyView, flow: FlowBounds) -> str:
    return gettext("%(before)s → %(after)s: %(on)s; not: %(stayed)s") % {
        "before": counted.held.name(flow.before),
        "after": counted.held.name(flow.after),
        "on": bounds_words(flow.went_on),
        "stayed": bounds_words(flow.stayed),
    }


@register.filter
def bound_words(bound: BoundView) -> str:
    """Return one bound: `at least 52`, `at most 70`."""
    words = gettext("at most %(n)d") if bound.is_upper else gettext("at least %(n)d")
    return words % {"n": bound.number}


@register.filter
def named_words(counted: TallyView) -> str:
    """Return how many of a group are known by name, against how many they are."""
    named, of = len(counted.tally.named.named), counted.tally.named.of
    if of is None:
        return gettext("%(n)d named; nobody counted the whole") % {"n": named}
    return gettext("%(n)d of %(whole)s named") % {"n": named, "whole": bounds_words(of)}


@register.simple_tag
def picture(counted: TallyView) -> SafeString:
    """Return the picture of a group's counts over time, empty where nothing was counted."""
    if not counted.series:
        return SafeString("")
    return SafeString(render_svg(counted.series, counted.names, title=counted.party.name, words=_of_picture()))


@register.simple_tag
def rows_of_picture(counted: TallyView) -> tuple[tuple[TableRow, str], ...]:
    """Return the rows of the table that says what the picture shows, each with whom it counts."""
    return tuple((row, _scope(row.scope, counted.names)) for row in tabulate(counted.series, _of_picture()))


def _of_picture() -> PictureWords:
    return PictureWords(scope=_scope, number=count_words, days=_days, none=gettext("no counts"))


def _scope(scope: Scope, names: Mapping[str, str]) -> str:
    said = label(scope.state, "counted") if scope.state else scope.about
    measure = label(scope.measure, "measure") if scope.measure else ""
    parts = (names.get(scope.of, scope.of), said, measure, names.get(scope.place, scope.place))
    return ", ".join(part for part in parts if part)


def _days(days: Days) -> str:
    assert days.last is not None, "evidence always has a last day"
    last = days.last.isoformat()
    if days.first == days.last:
        return last
    if days.first is None:
        return gettext("by %(day)s") % {"day": last}
    return gettext("%(first)s to %(last)s") % {"first": days.first.isoformat(), "last": last}
