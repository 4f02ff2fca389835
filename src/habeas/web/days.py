"""The day that a page is about: today, or the one that was asked for."""

from __future__ import annotations

from datetime import date

from habeas.web.access import DeskRequest


def chosen_day(request: DeskRequest) -> date:
    """Return the day in `?as_of=YYYY-MM-DD` or in the form, today where there is none or it is not a day."""
    try:
        return date.fromisoformat(request.POST.get("as_of") or request.GET.get("as_of", ""))
    except ValueError:
        return request.desk.today()


def asked_day(request: DeskRequest) -> date | None:
    """Return the day that was asked for, None where the page is about today."""
    day = chosen_day(request)
    return None if day == request.desk.today() else day
