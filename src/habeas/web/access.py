"""Who may see what: every view is denied unless its person is signed in, enrolled, and in the case.

A view that anybody may open says so with `@open_to_all`; there are few, and a test lists them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

from habeas.facts.errors import HabeasError
from habeas.web.accounts import actor_of
from habeas.web.current import current_workspace

if TYPE_CHECKING:
    from habeas.workspace import Workspace

View = TypeVar("View", bound=Callable[..., HttpResponseBase])

_OPEN_MODULES = ("allauth.account", "allauth.mfa")
"""The sign-in pages themselves; allauth guards those that need somebody signed in."""


class DeskRequest(HttpRequest):
    """A request of a signed-in person; `desk` is the workspace in that person's name and case."""

    desk: Workspace


def open_to_all(view: View) -> View:
    """Mark a view that needs nobody signed in."""
    view.is_open_to_all = True  # type: ignore[attr-defined]
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
        """Return None where the view may run, else the way to the sign-in page.

        Raises:
            Http404: the person is not enrolled in the case; whether the case exists is not told.
        """
        if getattr(view, "is_open_to_all", False) or view.__module__.startswith(_OPEN_MODULES):
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        workspace = current_workspace()
        actor = actor_of(request.user)
        case = request.session.get("case") or workspace.case.id
        try:
            request.desk = workspace.acting_as(actor, case=case)  # type: ignore[attr-defined]
        except HabeasError as refusal:
            raise Http404 from refusal
        return None
