"""The one line of history of the tables; no migration rewrites an entry of the log."""
