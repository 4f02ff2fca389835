"""What is open and what is counted, in the language of the page; in English it is what the command line says."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.utils.formats import get_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from habeas.facts.when import Days
from habeas.watch import Bounds, PictureWords, Scope, TableRow, tabulate
from habeas.watch.formats import render_svg
from habeas.web.labels import count_words, label
from habeas.workspace.asking import QUESTIONS, Call, GapView
from habeas.workspace.tally_shown import (
    AnswerView,
    BoundView,
    TallyView,
    answer_in_words,
    bound_in_words,
    bounds_in_words,
    flow_in_words,
    named_in_words,
)

register = template.Library()


@register.filter
def question_words(one: GapView) -> str:
    """Return a gap as a question."""
    who = ", ".join(one.who) or gettext("the case")
    state = gettext(" are %(state)s") % {"state": label(one.gap.state, "counted")} if one.gap.state else ""
    return gettext(QUESTIONS[one.gap.kind]) % {"who": who, "state": state}


@register.filter
def call_words(call: Call) -> str:
    """Return whom to ask, about how many questions, and how many people those would change."""
    change = change_words(call.would_change)
    # A part of a person takes the form that two do: "1.33 people".
    plural = int(change) if change.isdigit() else 2
    return gettext("%(whom)s: %(questions)s, %(people)s") % {
        "whom": call.whom,
        "questions": ngettext("%(n)d question", "%(n)d questions", call.questions) % {"n": call.questions},
        "people": ngettext("%(n)s person", "%(n)s people", plural) % {"n": change},
    }


@register.filter
def change_words(people: float) -> str:
    """Return how many people an answer would tell about, with the decimal sign of the page's language."""
    return f"{people:.2f}".rstrip("0").rstrip(".").replace(".", get_format("DECIMAL_SEPARATOR"))


@register.filter
def bounds_words(bounds: Bounds) -> str:
    """Return a number between two bounds: `78`, `52 to 70`, `at least 52`."""
    return bounds_in_words(bounds, gettext)


@register.filter
def answer_words(one: AnswerView) -> str:
    """Return one answer about a group: how many are unaccounted for, of how many."""
    return answer_in_words(one.reckoning, gettext)


@register.filter
def states_words(one: AnswerView) -> str:
    """Return how many of a group are in which state."""
    return " · ".join(f"{label(each.state, 'counted')}: {bounds_words(each.bounds)}" for each in one.reckoning.states)


@register.simple_tag
def flows_words(counted: TallyView, one: AnswerView) -> str:
    """Return how many of an earlier group came into a later one."""
    return " · ".join(flow_in_words(flow, counted.held, gettext) for flow in one.reckoning.flows)


@register.filter
def bound_words(bound: BoundView) -> str:
    """Return one bound: `at least 52`, `at most 70`."""
    return bound_in_words(bound.number, is_upper=bound.is_upper, translate=gettext)


@register.filter
def named_words(counted: TallyView) -> str:
    """Return how many of a group are known by name, against how many they are."""
    return named_in_words(counted.tally, gettext)


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
