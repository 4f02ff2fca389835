"""Duplicates in a whole registry, found with Splink: on DuckDB in this process, or on a Spark cluster."""
