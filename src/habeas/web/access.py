"""Who may see what: every view is denied unless its person is signed in, enrolled, and in the case.

A view that anybody may open says so with `@open_to_all`; there are few, and a test lists them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

from habeas.facts.ids import ActorId
from habeas.web.accounts import actor_of
from habeas.web.current import current_workspace
from habeas.web.refusals import refusal_page
from habeas.workspace.errors import NotInRole
from habeas.workspace.people import cases_of
from habeas.workspace.roles import MAY

if TYPE_CHECKING:
    from habeas.workspace import Workspace

View = TypeVar("View", bound=Callable[..., HttpResponseBase])

CASE_IN_SESSION = "case"
"""Under this name a session keeps the case that its person chose."""


class DeskRequest(HttpRequest):
    """A request of a signed-in person; `desk` is the workspace in that person's name and case."""

    desk: Workspace


def open_to_all(view: View) -> View:
    """Mark a view that needs nobody signed in."""
    view.is_open_to_all = True  # type: ignore[attr-defined]
    return view


def for_looking(view: View) -> View:
    """Mark a view whose form changes nothing in the record, so that somebody who may only look can send it."""
    view.is_for_looking = True  # type: ignore[attr-defined]
    return view


class DeskAccess:
    """Stops every request whose person has no business there; gives the others their desk."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Wrap the rest of the desk."""
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; the decision is made when its view is known."""
        return self._get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Return None where the view may run, else the way to the sign-in page, or a refusal to whoever may only look.

        Raises:
            Http404: the person is enrolled in no case; whether there is any is not told.
        """
        is_open = getattr(view, "is_open_to_all", False)
        desk = _desk_of(request)
        if desk is not None:
            request.desk = desk  # type: ignore[attr-defined]
            if request.method == "POST" and _changes_the_record(view) and not MAY.get(desk.actor.role):
                return refusal_page(request, NotInRole(role=desk.actor.role, refused="send this form"))
            desk.checkpoints.keep_up()
        elif not is_open and not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        elif not is_open:
            raise Http404
        return None


def _changes_the_record(view: Callable[..., HttpResponse]) -> bool:
    return view.__module__.startswith("habeas.web.views") and not getattr(view, "is_for_looking", False)


def _desk_of(request: HttpRequest) -> Workspace | None:
    """Return the workspace in the name of whoever is signed in, in the case they chose or their first one."""
    actor = actor_of(request.user) if request.user.is_authenticated else None
    return None if actor is None else _in_their_case(actor, request.session.get(CASE_IN_SESSION))


def _in_their_case(actor: ActorId, chosen: str | None) -> Workspace | None:
    workspace = current_workspace()
    theirs = [case.id for case in cases_of(workspace.session.store, actor)]
    if not theirs:
        return None
    present = workspace.case.id
    case = next((one for one in (chosen, present) if one in theirs), theirs[0])
    return workspace.acting_as(actor, case=case)
