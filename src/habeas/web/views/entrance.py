"""Getting in: the one-time link, the choice of language and of case, and what is not there."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from habeas.web.access import DeskRequest, open_to_all
from habeas.web.accounts import make_account, open_entrance
from habeas.web.current import current_workspace

LANGUAGE_SECONDS = 365 * 24 * 3600


@open_to_all
@require_safe
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Let in the enrolled person for whom `habeas serve` printed this link; it opens once."""
    actor = open_entrance(token)
    if actor is None:
        messages.error(request, gettext("This link has been used or is too old. Sign in, or start the desk again."))
        return redirect("account_login")
    name = next(known.name for known in current_workspace().actors() if known.id == actor)
    login(request, make_account(actor, name), backend="django.contrib.auth.backends.ModelBackend")
    return redirect("today")


@open_to_all
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keep the chosen language in a cookie of this browser."""
    response = redirect(_way_back(request))
    chosen = request.POST.get("language", "")
    if chosen in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, chosen, max_age=LANGUAGE_SECONDS, samesite="Strict", httponly=True
        )
    return response


@require_POST
def choose_case(request: DeskRequest) -> HttpResponse:
    """Go to another case; that the person is enrolled in it is checked on the next page, as on every page."""
    request.session["case"] = request.POST.get("case", "")
    return redirect("today")


@open_to_all
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that there is no such page, without telling whether there ever was."""
    return render(request, "not_found.html", status=404)


def _way_back(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "/")
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}) else "/"
