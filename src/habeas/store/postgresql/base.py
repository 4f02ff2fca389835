"""The connection to PostgreSQL: text is sealed before it goes there, and nothing depends on one session of the server.

A pooler may give every transaction another session. So nothing is prepared, no cursor outlives its transaction, and no
lock is one of a session: what must be one writer at a time is, by the row of the tree's edge.

The name of this file is Django's: it looks a backend up as `<ENGINE>.base.DatabaseWrapper`.
"""

from __future__ import annotations

from django.db.backends.postgresql import base as plain_postgresql

from habeas.record.aead import DoesNotOpen, seal, unseal
from habeas.store.postgresql.errors import SealedTextDamaged


class DatabaseWrapper(plain_postgresql.DatabaseWrapper):
    """Django's PostgreSQL backend with a key for text; `OPTIONS["text_key"]` is the key, 32 bytes."""

    def get_connection_params(self) -> dict[str, object]:
        """Return the keyword arguments for the connection: our key is none of them."""
        parameters: dict[str, object] = super().get_connection_params()
        parameters.pop("text_key", None)
        parameters["prepare_threshold"] = None
        return parameters

    def seal_text(self, text: str, column: str) -> bytes:
        """Return text sealed for one column, `table.column`; it opens in no other."""
        return seal(self._text_key(), text.encode(), column.encode())

    def open_text(self, sealed: bytes, column: str) -> str:
        """Return the text that `seal_text` sealed.

        Raises:
            SealedTextDamaged: it is not what was sealed for this column.
        """
        try:
            return unseal(self._text_key(), sealed, column.encode()).decode()
        except DoesNotOpen as error:
            raise SealedTextDamaged(column=column) from error

    def _text_key(self) -> bytes:
        key = self.settings_dict["OPTIONS"]["text_key"]
        assert isinstance(key, bytes), "the store gives a key"
        return key
