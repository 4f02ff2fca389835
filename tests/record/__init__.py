"""Tests of the record: what is sealed, signed, counted and judged."""
