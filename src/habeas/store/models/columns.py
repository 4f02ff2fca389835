"""The column types that the tables are made of, so that every table writes them alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

if TYPE_CHECKING:
    from habeas.store.postgresql.base import DatabaseWrapper as Server

ID_LENGTH = 64
"""Room for any id: a prefix and 20 letters today."""

if TYPE_CHECKING:
    TextColumn = models.TextField[str, str]
    OptionalTextColumn = models.TextField[str | None, str | None]
    IdColumn = models.CharField[str, str]
    OptionalIdColumn = models.CharField[str | None, str | None]
    NumberColumn = models.BigIntegerField[int, int]
    OptionalNumberColumn = models.BigIntegerField[int | None, int | None]
    BytesColumn = models.BinaryField[bytes, bytes]
    TruthColumn = models.BooleanField[bool, bool]
else:  # Django's fields take type arguments only in their stubs
    TextColumn = OptionalTextColumn = models.TextField
    IdColumn = OptionalIdColumn = models.CharField
    NumberColumn = OptionalNumberColumn = models.BigIntegerField
    BytesColumn = models.BinaryField
    TruthColumn = models.BooleanField


class PlaceField(NumberColumn):
    """A place in the log that rows are found by: in the encrypted file the row's own number, with no index beside.

    SQLite takes only a column of the type `integer` for that.
    """

    def db_type(self, connection: BaseDatabaseWrapper) -> str | None:
        """Return the type of the column."""
        return super().db_type(connection) if _server(connection) is not None else "integer"


class SealedTextField(TextColumn):
    """Text with words, names or places in it: on a server it is sealed under a key that the server never sees.

    The encrypted file is sealed page by page, so there it is plain text, and can be searched. On a server a sealed
    column cannot be compared: rows are found by their other columns.
    """

    def db_type(self, connection: BaseDatabaseWrapper) -> str | None:
        """Return the type of the column."""
        return super().db_type(connection) if _server(connection) is None else "bytea"

    def get_db_prep_value(self, value: str | None, connection: BaseDatabaseWrapper, prepared: bool = False) -> object:
        """Return text as it is stored."""
        server = _server(connection)
        if value is None or server is None:
            return super().get_db_prep_value(value, connection, prepared)
        return server.seal_text(value, self._place())

    def from_db_value(
        self, value: bytes | str | None, expression: object, connection: BaseDatabaseWrapper
    ) -> str | None:
        """Return text as it was given.

        Raises:
            SealedTextDamaged: it is not what was sealed.
        """
        server = _server(connection)
        if value is None or isinstance(value, str) or server is None:
            return None if value is None else str(value)
        return server.open_text(bytes(value), self._place())

    def _place(self) -> str:
        return f"{self.model._meta.db_table}.{self.column}"


def _server(connection: BaseDatabaseWrapper) -> Server | None:
    return cast("Server", connection) if connection.vendor == "postgresql" else None


def sealed_text() -> TextColumn:
    """Return a column for text that tells something."""
    return SealedTextField()


def optional_sealed_text() -> OptionalTextColumn:
    """Return a column for text that tells something, where there is any."""
    column: OptionalTextColumn = SealedTextField(null=True)  # type: ignore[assignment]
    return column


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
    """Return a column for the place in the log of the entry that the row is or was made from: the row's own key."""
    return PlaceField(primary_key=True)


def an_optional_number() -> OptionalNumberColumn:
    """Return a column for a number that may be missing."""
    return models.BigIntegerField(null=True)
