"""Checking everything that is stored against everything that was promised."""

from __future__ import annotations

from habeas.store.verification.folder import verify_folder
from habeas.store.verification.report import Finding, Report

__all__ = ["Finding", "Report", "verify_folder"]
