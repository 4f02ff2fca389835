"""Reports in, origins out: which reports are copies, rewrites or translations of one another, and what they changed."""

from habeas.match.copies.find import find_copies
from habeas.match.copies.report import Derived, Origins, Relation, Report

__all__ = ["Derived", "Origins", "Relation", "Report", "find_copies"]
