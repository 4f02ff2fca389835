"""Getting in: the one-time link, the choice of language and of case, and what is said when there is no page."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from habeas.web.access import CASE_IN_SESSION, DeskRequest, for_looking, open_to_all
from habeas.web.accounts import make_account, open_entrance
from habeas.web.errors import PageExpired, ProgramFailed
from habeas.web.refusals import refusal_page
from habeas.web.ways import way_back
from habeas.workspace.correcting.errors import FormNotUnderstood

LANGUAGE_SECONDS = 365 * 24 * 3600


@open_to_all
@require_safe
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Let in the enrolled person for whom `habeas serve` printed this link; it opens once."""
    actor = open_entrance(token)
    if actor is None:
        messages.error(request, gettext("This link has been used or is too old. Sign in, or start the desk again."))
        return redirect("account_login")
    login(request, make_account(actor), backend="django.contrib.auth.backends.ModelBackend")
    return redirect("today")


@open_to_all
@for_looking
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keep the chosen language in a cookie of this browser.

    Raises:
        FormNotUnderstood: the desk does not speak it.
    """
    chosen = request.POST.get("language", "")
    if chosen not in dict(settings.LANGUAGES):
        raise FormNotUnderstood(field="language")
    response = redirect(way_back(request))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, chosen, max_age=LANGUAGE_SECONDS, samesite="Strict", httponly=True
    )
    return response


@for_looking
@require_POST
def choose_case(request: DeskRequest) -> HttpResponse:
    """Go to another case of the person's.

    Raises:
        Http404: they are not enrolled in it, or there is none of that id.
    """
    chosen = request.POST.get("case", "")
    if chosen not in {case.id for case in request.desk.cases()}:
        raise Http404
    request.session[CASE_IN_SESSION] = chosen
    return redirect("today")


@open_to_all
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that there is no such page, without telling whether there ever was."""
    return render(request, "not_found.html", status=404)


@open_to_all
def not_understood(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that what was sent has no shape that the desk knows."""
    return refusal_page(request, FormNotUnderstood(field="(the request itself)"))


@open_to_all
def page_expired(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    """Say that a form came without the mark of its page, or that something is not allowed."""
    return refusal_page(request, PageExpired())


@open_to_all
def failed(request: HttpRequest) -> HttpResponse:
    """Say that the program failed; what it failed over is told on the machine that runs it, not here."""
    return refusal_page(request, ProgramFailed())
