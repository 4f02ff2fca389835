"""The names under which the table of settings keeps what is looked up at every opening; no database is loaded here."""

from __future__ import annotations

DAILY = "checkpoint:daily"
"""The newest daily checkpoint."""

COUNTED_SINCE = "checkpoint:since"
"""The instant from which days are counted anew, after a clock was corrected."""
