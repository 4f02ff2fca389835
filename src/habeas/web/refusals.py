"""A refusal on a page: the same four lines as on the command line, with the right status."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from habeas.facts.errors import HabeasError


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
        if not isinstance(error, HabeasError):
            return None
        lines = "\n".join(error.lines(gettext))
        return render(request, "refusal.html", {"lines": lines, "code": error.code}, status=error.http_status)
