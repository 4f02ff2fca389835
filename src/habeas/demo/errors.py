"""Errors of the demo: the reader, or the invented case, has changed."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.errors import HabeasError


@dataclass(eq=False, kw_only=True)
class DecisionMatchesNothing(HabeasError):
    """A reviewer's decision of the invented case fits no proposal."""

    number: int
    file: str
    kind: str
    code = "demo.decision-matches-nothing"
    message = "decision {number} ({kind} in {file}) fits nothing that was read"
    during = "replaying the reviewers' decisions of the invented case"
    kept = "the workspace as far as it was built"
    remedy = "compare decisions.json with: habeas read {file} --json"


@dataclass(eq=False, kw_only=True)
class NobodyOfThatName(HabeasError):
    """A decision about identity names somebody whom no accepted statement of that report is about."""

    number: int
    file: str
    code = "demo.nobody-of-that-name"
    message = "identity decision {number} names somebody whom the record does not have from {file}"
    during = "replaying the reviewers' decisions of the invented case"
    kept = "the workspace as far as it was built"
    remedy = "compare decisions.json with: habeas match questions"


@dataclass(eq=False, kw_only=True)
class ReportNotTaken(HabeasError):
    """A report of the invented case could not be collected and laid open."""

    file: str
    reason: str
    code = "demo.report-not-taken"
    message = "{file} was not laid open: {reason}"
    during = "collecting the invented case"
    kept = "the workspace as far as it was built"
    remedy = "install Habeas anew; the case ships with it"
