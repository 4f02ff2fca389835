"""The workspace: where the stages meet, and the Python API. Importing this alone loads no database."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from habeas.workspace.acting import Drafted, DraftRequest
    from habeas.workspace.appeals import Ledger, WrittenAppeal
    from habeas.workspace.asking import GapView
    from habeas.workspace.collecting import Provenance, Receipt
    from habeas.workspace.ledger_shown import AppealView, LedgerView
    from habeas.workspace.publishing import GivenConsent
    from habeas.workspace.tally_shown import TallyView
    from habeas.workspace.views import (
        CaseWatch,
        GroupWatch,
        PartyView,
        PersonWatch,
        ProposalView,
        ReleaseView,
        ReportView,
        StatementView,
    )
    from habeas.workspace.workspace import Workspace

_HOMES = {
    "DraftRequest": "acting",
    "Drafted": "acting",
    "AppealView": "ledger_shown",
    "Ledger": "appeals",
    "LedgerView": "ledger_shown",
    "WrittenAppeal": "appeals",
    "Provenance": "collecting",
    "Receipt": "collecting",
    "GapView": "asking",
    "GivenConsent": "publishing",
    "CaseWatch": "views",
    "GroupWatch": "views",
    "PartyView": "views",
    "PersonWatch": "views",
    "ProposalView": "views",
    "ReleaseView": "views",
    "ReportView": "views",
    "StatementView": "views",
    "TallyView": "tally_shown",
    "Workspace": "workspace",
}

__all__ = [
    "AppealView",
    "CaseWatch",
    "DraftRequest",
    "Drafted",
    "GapView",
    "GivenConsent",
    "GroupWatch",
    "Ledger",
    "LedgerView",
    "PartyView",
    "PersonWatch",
    "ProposalView",
    "Provenance",
    "Receipt",
    "ReleaseView",
    "ReportView",
    "StatementView",
    "TallyView",
    "Workspace",
    "WrittenAppeal",
]


def __getattr__(name: str) -> object:
    """Import a name from its module only when it is asked for: settings are read without loading a database."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"habeas.workspace.{_HOMES[name]}"), name)
