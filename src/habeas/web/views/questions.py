"""Questions: may these two be the same? Only a person says so, and can take it back."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from habeas.facts.ids import PartyId
from habeas.facts.judgement import Identity
from habeas.facts.party import Party
from habeas.facts.statement import Statement
from habeas.web.access import DeskRequest
from habeas.web.clashes import Clash, clash_of
from habeas.web.wordings import identity_words
from habeas.workspace.correcting.choices import choice_in
from habeas.workspace.errors import PairJudgedMeanwhile
from habeas.workspace.held import Held, hold
from habeas.workspace.matching import standing_identity

WORDS_SHOWN = 2
"""How many statements stand under each of the two, so that the answer can rest on words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two, with the words of the first statements that name it."""

    party: Party
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two that may be the same, and why it is asked."""

    sides: tuple[Side, Side]
    reasons: tuple[str, ...]


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: DeskRequest) -> HttpResponse:
    """Ask the likeliest question first; record the answer."""
    if request.method == "POST":
        left, right = (PartyId(request.POST.get(name, "")) for name in ("left", "right"))
        answer = choice_in(request.POST, "identity", Identity)
        reason, over = request.POST.get("reason", ""), request.POST.get("over")
        try:
            request.desk.judge_identity(left, right, answer, reason=reason, over=over)
        except PairJudgedMeanwhile as refusal:
            standing = standing_identity(request.desk.session, left, right)
            clash = clash_of(
                refusal,
                standing,
                words=identity_words(standing.identity) if standing else "",
                names=request.desk.actor_names(),
                mine=identity_words(answer),
                sent=request.POST,
            )
            return _page(request, clash=clash, status=refusal.http_status)
        messages.success(request, gettext("Recorded. It can be taken back on the page of either."))
        return redirect("questions")
    return _page(request)


def _page(request: DeskRequest, *, clash: Clash | None = None, status: int = 200) -> HttpResponse:
    context = {"pairs": _pairs(request), "conflicts": request.desk.conflicts(), "clash": clash}
    return render(request, "desk/questions.html", context, status=status)


def _pairs(request: DeskRequest) -> list[Pair]:
    questions = request.desk.match()
    held = hold(request.desk.session)
    return [
        Pair(sides=(_side(held, one.left), _side(held, one.right)), reasons=tuple(dict.fromkeys(one.reasons)))
        for one in questions
    ]


def _side(held: Held, party: Party) -> Side:
    return Side(party=party, statements=held.about(party.id)[:WORDS_SHOWN])
