"""Erasing a person or the case: what goes and what stays, leave of a second person, and then doing it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from habeas.facts.exhibit import Exhibit
from habeas.facts.ids import ExhibitId, LeaveId
from habeas.web.access import DeskRequest
from habeas.web.views.search import WANTED
from habeas.workspace.leaves import ERASE, LeaveView

if TYPE_CHECKING:
    from habeas.workspace import Workspace

_ADDED = "added to an erasure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Also:
    """What a person adds to a list: further spellings, one a line, and further exhibits.

    It is kept in the sealed session, by person: in an address it would stay in the history of the browser.
    """

    names: tuple[str, ...] = ()
    exhibits: tuple[str, ...] = ()

    @classmethod
    def of(cls, request: DeskRequest, party: str) -> Also:
        """Return what a form adds; else what the leave adds that the address names, or what was added last.

        Raises:
            Http404: the leave is about something else.
        """
        if request.method == "POST":
            lines = request.POST.get("also_names", "").splitlines()
            names = tuple(line.strip() for line in lines if line.strip())
            return cls(names=names, exhibits=tuple(request.POST.getlist("also_exhibit")))
        if "leave" in request.GET:
            leave = request.desk.leaves.find(LeaveId(request.GET["leave"]))
            if leave.what.split(" ")[:2] != [ERASE, party]:
                raise Http404
            return cls(names=leave.also_names, exhibits=leave.also_exhibits)
        names, exhibits = request.session.get(_ADDED, {}).get(party, ((), ()))
        return cls(names=tuple(names), exhibits=tuple(exhibits))

    def keep(self, request: DeskRequest, party: str) -> None:
        """Keep it for the next look at this person's list."""
        request.session[_ADDED] = {**request.session.get(_ADDED, {}), party: (self.names, self.exhibits)}


@require_http_methods(["GET", "HEAD", "POST"])
def person(request: DeskRequest, party: str) -> HttpResponse:
    """Show what erasing a person would destroy and what would stay; ask for leave; with leave, erase."""
    desk = request.desk
    also = Also.of(request, party)
    exhibits = tuple(ExhibitId(desk.exhibit_id(one)) for one in also.exhibits)
    if _does(request, "erase"):
        desk.erase_person(party, also_names=also.names, also_exhibits=exhibits)
        _begin_session_anew(request)
        messages.success(request, gettext("Erased. Destroy the files of keys that were listed, and make a new backup."))
        return redirect("people")
    plan = desk.plan_erasure(party, also_names=also.names, also_exhibits=exhibits)
    if request.method == "POST":
        also.keep(request, party)
        if _does(request, "ask"):
            desk.ask_to_erase(plan, purpose=request.POST.get("purpose", ""))
            messages.success(request, gettext("Asked. The second person finds this list under Releases."))
        return redirect("erase", party=party)
    context = {
        "plan": plan,
        "party": party,
        "name": desk.number_of(plan.person),
        "gone": [_shown(desk, one) for one in plan.exhibits_gone],
        "struck": [_shown(desk, one.exhibit, becomes=one.media_type) for one in plan.exhibits_struck],
        "unsearched": [_shown(desk, one) for one in plan.unsearched],
        "also": also,
        "here": reverse("erase", args=[party]),
        "leave": _leave(desk, plan.what),
    }
    return render(request, "desk/erase.html", context)


def _begin_session_anew(request: DeskRequest) -> None:
    """Let whoever erased stay signed in, though every session went; what they typed before is in none."""
    for typed in (_ADDED, WANTED):
        request.session.pop(typed, None)
    request.session.cycle_key()


@require_http_methods(["GET", "HEAD", "POST"])
def case(request: DeskRequest) -> HttpResponse:
    """Show what erasing the whole case would destroy and what would stay; ask for leave; with leave, erase."""
    desk = request.desk
    if _does(request, "erase"):
        desk.erase_case()
        _begin_session_anew(request)
        messages.success(request, gettext("Erased. Destroy the files of keys that were listed, and make a new backup."))
        return redirect("today")
    plan = desk.plan_case_erasure()
    if _does(request, "ask"):
        desk.ask_to_erase(plan, purpose=request.POST.get("purpose", ""))
        messages.success(request, gettext("Asked. The second person finds this list under Releases."))
        return redirect("erase-case")
    context = {"plan": plan, "here": reverse("erase-case"), "leave": _leave(desk, plan.what)}
    return render(request, "desk/erase_case.html", context)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownExhibit:
    """An exhibit with its short number; `is_lost` where only its struck text would be left of it."""

    exhibit: Exhibit
    number: str
    is_lost: bool


def _shown(desk: Workspace, exhibit: Exhibit, *, becomes: str = "") -> ShownExhibit:
    is_lost = bool(becomes) and becomes.partition(";")[0] != exhibit.media_type.partition(";")[0]
    return ShownExhibit(exhibit=exhibit, number=desk.number_of(exhibit.id), is_lost=is_lost)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingLeave:
    """The leave that was asked for this very list, and what the person at the desk can do about it."""

    leave: LeaveView
    asked_by: str
    is_mine: bool
    is_good: bool


def _leave(desk: Workspace, what: str) -> WaitingLeave | None:
    """Return the newest leave for a list that was not used up, None where nobody asked."""
    now, names = desk.session.clock(), desk.actor_names()
    for one in reversed(desk.leaves.everything()):
        if one.what == what and not one.is_used and (one.given_at is None or one.is_good(now)):
            return WaitingLeave(
                leave=one,
                asked_by=names.get(one.asked_by, one.asked_by),
                is_mine=one.asked_by == desk.actor.id,
                is_good=one.is_good(now),
            )
    return None


def _does(request: HttpRequest, what: str) -> bool:
    return request.method == "POST" and request.POST.get("do") == what
