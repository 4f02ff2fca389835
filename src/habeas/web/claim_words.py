"""What a claim says, in the language of the page.

Names stand as the record has them, behind a colon or between signs, so that no language needs their cases. In English
it is what the command line says (`habeas.facts.wording`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django import template
from django.utils.translation import gettext, pgettext

from habeas.facts.claim import (
    ActClaim,
    AppealClaim,
    Claim,
    ContactClaim,
    CountClaim,
    Measure,
    ResponseClaim,
    TieClaim,
    WhereaboutsClaim,
)
from habeas.web.labels import count_words, label
from habeas.web.said_codes import KIN
from habeas.workspace.views import ProposalView, StatementView

NameOf = Callable[[str], str]

register = template.Library()


@register.filter
def gist(view: ProposalView | StatementView) -> str:
    """Return what a proposal or a statement claims, in few words."""
    return claim_words(view.claim, view.name_of)


@register.filter
def passed_on(view: ProposalView | StatementView) -> str:
    """Return who passed the words on after their origin, and how, empty where nobody did."""
    return " → ".join(f"{view.name_of(link.who)} ({label(link.how, 'passed on')})" for link in view.links[1:])


def claim_words(claim: Claim, name_of: NameOf) -> str:
    """Return what a claim says, with names in the place of ids."""
    match claim:
        case CountClaim():
            return _count(claim, name_of)
        case ActClaim():
            return _act(claim, name_of)
        case ContactClaim():
            words = gettext("%(who)s: %(state)s, %(whom)s")
            whom = label(claim.with_whom, "channel")
            return words % {"who": _names(claim.of, name_of), "state": label(claim.state, "contact"), "whom": whom}
        case WhereaboutsClaim():
            return _whereabouts(claim, name_of)
        case TieClaim():
            return _tie(claim, name_of)
        case AppealClaim():
            return _appeal(claim, name_of)
        case ResponseClaim():
            return _response(claim, name_of)
        case _:
            return gettext("said, of no other kind")


def _count(claim: CountClaim, name_of: NameOf) -> str:
    is_part = claim.of is not None and claim.of == claim.part_of
    who = name_of(claim.of) if claim.of and not is_part else claim.about or ""
    words = count_words(claim.number)
    if who:
        words = gettext("%(number)s %(who)s") % {"number": words, "who": who}
    if claim.measure and claim.measure is not Measure.TOTAL:
        words += f" ({label(claim.measure.value, 'measure')})"
    if claim.part_of:
        words = gettext("%(number)s of %(whole)s") % {"number": words, "whole": name_of(claim.part_of)}
    return f"{words}: {label(claim.state, 'counted')}" if claim.state else words


def _act(claim: ActClaim, name_of: NameOf) -> str:
    words = label(claim.act, "act")
    if claim.victims:
        words += f" → {_names(claim.victims, name_of)}"
    if claim.perpetrators:
        words += " · " + gettext("by %(who)s") % {"who": _names(claim.perpetrators, name_of)}
    return f"{words} · {claim.conditions}" if claim.conditions else words


def _whereabouts(claim: WhereaboutsClaim, name_of: NameOf) -> str:
    words = f"{_names(claim.of, name_of)}: {label(claim.state, 'state')}"
    if claim.place:
        words += f" → {name_of(claim.place)}"
    if claim.custody:
        words += " · " + gettext("custody %(said)s") % {"said": label(claim.custody.value, "custody")}
    return words


def _tie(claim: TieClaim, name_of: NameOf) -> str:
    # Whose mother and the head of what are asked by different words in some languages.
    words = (
        pgettext("kin", "%(who)s · %(tie)s %(whom)s")
        if claim.tie in KIN
        else pgettext("office", "%(who)s · %(tie)s %(whom)s")
    )
    return words % {"who": name_of(claim.from_party), "tie": label(claim.tie, "tie"), "whom": name_of(claim.to)}


def _appeal(claim: AppealClaim, name_of: NameOf) -> str:
    words = _names(claim.by, name_of)
    words += f" → {name_of(claim.to)}" if claim.to else ""
    words += f", {count_words(claim.number)}" if claim.number else ""
    return f"{words}: {claim.asks}" if claim.asks else words


def _response(claim: ResponseClaim, name_of: NameOf) -> str:
    words = f"{name_of(claim.by) if claim.by else gettext('someone')}: {label(claim.response, 'answer')}"
    words += f" → {_names(claim.to, name_of)}" if claim.to else ""
    return f"{words} · {claim.about}" if claim.about else words


def _names(references: Iterable[str], name_of: NameOf) -> str:
    return ", ".join(name_of(reference) for reference in references) or gettext("someone")
