"""Today: what a case worker should look at first."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from habeas.web.access import DeskRequest
from habeas.web.days import asked_day, chosen_day

SHOWN = 12
"""How many people and groups the first screenful holds; the rest is one link away."""


@require_safe
def show(request: DeskRequest) -> HttpResponse:
    """Show the longest silences, the groups with people unaccounted for, and what waits for a decision."""
    as_of = chosen_day(request)
    watch = request.desk.watch(as_of=as_of)
    silent = [one for one in watch.persons if one.is_out_of_reach]
    return render(
        request,
        "desk/today.html",
        {
            "as_of": as_of,
            "asked": asked_day(request),
            "watch": watch,
            "first": silent[0] if silent else None,
            "people": silent[:SHOWN],
            "groups": watch.groups[:SHOWN],
            "contradictions": watch.clash_count,
            "open_proposals": request.desk.open_proposals(),
            "questions": len(request.desk.match()),
            "waiting_releases": [one for one in request.desk.releases() if one.record.published_at is None],
            "backup": request.desk.backup_state(),
            "daily": request.desk.checkpoints.state(),
            "is_empty": not watch.held.exhibits,
        },
    )
