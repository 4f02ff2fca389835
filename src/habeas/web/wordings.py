"""Template filters of the desk: the words that people read for what the record keeps in a fixed form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django import template
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from habeas.facts.derivation import Derivation
from habeas.facts.errors import HabeasError
from habeas.facts.grade import InformationGrade, SourceGrade
from habeas.facts.judgement import Identity
from habeas.web.refusals import four_lines

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

register = template.Library()

_KINDS: Mapping[str, _StrPromise] = {
    "count": _("count"),
    "act": _("act"),
    "contact": _("contact"),
    "whereabouts": _("whereabouts"),
    "tie": _("tie"),
    "appeal": _("appeal"),
    "response": _("answer"),
    "remark": _("remark"),
}
_VERDICTS: Mapping[str, _StrPromise] = {
    "accepted": _("accepted"),
    "corrected": _("corrected"),
    "rejected": _("rejected"),
    "unsure": _("unsure"),
}
_DERIVATIONS: Mapping[Derivation, _StrPromise] = {
    Derivation.COPY: _("is a copy of"),
    Derivation.REWRITE: _("is a rewrite of"),
    Derivation.TRANSLATION: _("is a translation of"),
    Derivation.COMMON_ORIGINAL: _("has a common original with"),
    Derivation.INDEPENDENT: _("is independent of"),
    Derivation.UNSURE: _("may be made from, nobody is sure:"),
}
_IDENTITIES: Mapping[Identity, _StrPromise] = {
    Identity.SAME: _("Same"),
    Identity.NOT_SAME: _("Not the same"),
    Identity.UNSURE: _("Unsure"),
}
_FIELDS: Mapping[str, _StrPromise] = {
    "state": _("State"),
    "about": _("About what"),
    "act": _("What was done"),
    "conditions": _("Conditions"),
    "custody": _("Custody"),
    "with": _("Contact with"),
    "tie": _("Tie"),
    "asks": _("Asks for"),
    "response": _("The answer"),
    "measure": _("The number is"),
    "of": _("About whom"),
    "victims": _("To whom"),
    "perpetrators": _("By whom"),
    "by": _("Who"),
    "to": _("To whom"),
    "from": _("Who"),
    "place": _("Where"),
    "part_of": _("Part of which group"),
    "base": _("A share of which group"),
}
_PARTIES: Mapping[str, _StrPromise] = {
    "person": _("person"),
    "group": _("group"),
    "organization": _("organisation"),
    "unit": _("unit"),
    "place": _("place"),
}
_GRADES: Mapping[SourceGrade | InformationGrade, _StrPromise] = {
    SourceGrade.COMPLETELY: _("completely reliable"),
    SourceGrade.USUALLY: _("usually reliable"),
    SourceGrade.FAIRLY: _("fairly reliable"),
    SourceGrade.NOT_USUALLY: _("not usually reliable"),
    SourceGrade.UNRELIABLE: _("unreliable"),
    SourceGrade.CANNOT_BE_JUDGED: _("cannot be judged"),
    InformationGrade.CONFIRMED: _("confirmed"),
    InformationGrade.PROBABLY_TRUE: _("probably true"),
    InformationGrade.POSSIBLY_TRUE: _("possibly true"),
    InformationGrade.DOUBTFUL: _("doubtful"),
    InformationGrade.IMPROBABLE: _("improbable"),
    InformationGrade.CANNOT_BE_JUDGED: _("cannot be judged"),
}
_LOGGED: Mapping[str, _StrPromise] = {
    "erased": _("erased"),
    "exhibit": _("exhibit"),
    "export": _("export"),
    "party": _("party"),
    "person": _("person"),
    "report": _("report"),
}
_PROBLEMS: Mapping[str, _StrPromise] = {"read.no-reader-yet": _("no reader for its language yet: enter by hand")}


@register.filter
def kind_words(kind: str) -> str:
    """Return a kind of claim in the language of the page."""
    return str(_KINDS.get(kind, kind))


@register.filter
def verdict_words(verdict: str) -> str:
    """Return a verdict in the language of the page."""
    return str(_VERDICTS.get(verdict, verdict))


@register.filter
def derivation_words(derivation: Derivation) -> str:
    """Return what a report is to another one, in the language of the page."""
    return str(_DERIVATIONS[derivation])


def identity_words(identity: Identity) -> str:
    """Return whether two are the same, in the language of the page."""
    return str(_IDENTITIES[identity])


@register.filter
def field_words(name: str) -> str:
    """Return the label of a field of a claim."""
    return str(_FIELDS.get(name, name))


@register.filter
def party_kind_words(kind: str) -> str:
    """Return a kind of party in the language of the page."""
    return str(_PARTIES.get(kind, kind))


@register.filter
def grade_words(grade: SourceGrade | InformationGrade) -> str:
    """Return a grade with its meaning: `B · usually reliable`."""
    return f"{grade.value} · {_GRADES[grade]}"


@register.filter
def logged_words(summary: str) -> str:
    """Return what an entry of the log is about: ids and names as they are, the sort of thing in words."""
    sort, dot, rest = summary.partition(" · ")
    return f"{_LOGGED.get(sort, sort)}{dot}{rest}"


@register.filter
def refusal_words(error: HabeasError) -> str:
    """Return the four lines of a refusal in the language of the page."""
    return four_lines(error)


@register.filter
def problem_words(code: str) -> str:
    """Return why an exhibit has no reading: in words where there are some, else the code of the error."""
    return str(_PROBLEMS.get(code) or gettext("not read: %(code)s") % {"code": code})
