"""Errors of the demo."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.errors import HabeasError


@dataclass(eq=False, kw_only=True)
class DecisionMatchesNothing(HabeasError):
    """A reviewer's decision of the invented case fits no proposal: the reader or the case has changed."""

    number: int
    file: str
    kind: str
    code = "demo.decision-matches-nothing"
    message = "decision {number} ({kind} in {file}) fits nothing that was read"
    during = "replaying the reviewers' decisions of the invented case"
    kept = "the workspace as far as it was built"
    remedy = "compare decisions.json with: habeas read {file} --json"
