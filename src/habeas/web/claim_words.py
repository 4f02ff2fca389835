"""What a claim says, in the language of the page; in English it is what the command line says."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext, pgettext

from habeas.facts.wording import ClaimLanguage, claim_in_words
from habeas.web.labels import count_words, label
from habeas.web.said_codes import KIN
from habeas.workspace.views import ProposalView, StatementView

register = template.Library()


@register.filter
def gist(view: ProposalView | StatementView) -> str:
    """Return what a proposal or a statement claims, in few words."""
    return claim_in_words(view.claim, view.name_of, OF_PAGE)


@register.filter
def passed_on(view: ProposalView | StatementView) -> str:
    """Return who passed the words on after their origin, and how, empty where nobody did."""
    return " → ".join(f"{view.name_of(link.who)} ({label(link.how, 'passed on')})" for link in view.links[1:])


def _tie(who: str, tie: str, whom: str) -> str:
    # Whose mother and the head of what are asked by different words in some languages.
    words = (
        pgettext("kin", "%(who)s · %(tie)s %(whom)s")
        if tie in KIN
        else pgettext("office", "%(who)s · %(tie)s %(whom)s")
    )
    return words % {"who": who, "tie": label(tie, "tie"), "whom": whom}


OF_PAGE = ClaimLanguage(translate=gettext, label=label, count=count_words, tie=_tie)
"""The language of the page that is made."""
