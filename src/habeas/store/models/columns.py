"""The column types that the tables are made of, so that every table writes them alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

ID_LENGTH = 64
"""Room for any id: a prefix and 20 letters today."""

if TYPE_CHECKING:
    TextColumn = models.TextField[str, str]
    OptionalTextColumn = models.TextField[str | None, str | None]
    IdColumn = models.CharField[str, str]
    OptionalIdColumn = models.CharField[str | None, str | None]
    NumberColumn = models.BigIntegerField[int, int]
    BytesColumn = models.BinaryField[bytes, bytes]
    TruthColumn = models.BooleanField[bool, bool]
else:  # Django's fields take type arguments only in their stubs
    TextColumn = OptionalTextColumn = models.TextField
    IdColumn = OptionalIdColumn = models.CharField
    NumberColumn = models.BigIntegerField
    BytesColumn = models.BinaryField
    TruthColumn = models.BooleanField


def an_id() -> IdColumn:
    """Return a column for an id."""
    return models.CharField(max_length=ID_LENGTH)


def id_key() -> IdColumn:
    """Return a column for the id that a row is found by."""
    return models.CharField(max_length=ID_LENGTH, primary_key=True)


def an_optional_id() -> OptionalIdColumn:
    """Return a column for an id that may be missing."""
    return models.CharField(max_length=ID_LENGTH, null=True)


def entry_key() -> NumberColumn:
    """Return a column for the place in the log of the entry that the row was made from: the row's own key."""
    return models.BigIntegerField(primary_key=True)
