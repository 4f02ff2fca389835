"""How the log is written and read."""

from __future__ import annotations

from habeas.store.access.append import Log
from habeas.store.access.stored import StoredEntry, stored_entries

__all__ = ["Log", "StoredEntry", "stored_entries"]
