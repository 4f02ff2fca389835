"""A refusal on a page: the same four lines as on the command line, with the right status."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from habeas.facts.errors import HabeasError
from habeas.web.ways import page_before


def four_lines(error: HabeasError) -> str:
    """Return what an error says in the language of the page."""
    return "\n".join(error.lines(gettext))


def refusal_page(request: HttpRequest, error: HabeasError) -> HttpResponse:
    """Return the page that says what was refused, with the way back to where it was asked for."""
    context = {"lines": four_lines(error), "back": page_before(request)}
    return render(request, "refusal.html", context, status=error.http_status)


class FourLines:
    """Turns a `HabeasError` that a view raised into a page; anything else stays an error of the program."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Wrap the views."""
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Return the page that says what was refused, None for what is not ours to explain."""
        return refusal_page(request, error) if isinstance(error, HabeasError) else None
