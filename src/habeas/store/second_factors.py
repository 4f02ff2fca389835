"""The secrets of second factors, sealed: whoever reads a dump of the database makes no codes of anybody's account.

They stand in a table of the desk's, as values of JSON. It is read by plain SQL, since a command that rotates keys runs
without the desk, and a workspace that never had a desk has no such table.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable

from django.db import connections

from habeas.record.aead import DoesNotOpen, seal, unseal

TABLE = "mfa_authenticator"
"""Where the desk keeps what its accounts are asked for beside their passwords."""

SECRETS = ("secret", "seed", "migrated_codes")
"""The values in that table that a code can be made from."""

SEALED = "sealed:"
"""What a sealed secret begins with; one that was written before secrets were sealed does not."""

_BINDING = b"second factors"


def seal_secret(key: bytes, secret: str) -> str:
    """Return a secret as it is stored, sealed under a 32-byte key."""
    return SEALED + base64.b64encode(seal(key, secret.encode(), _BINDING)).decode()


def open_secret(key: bytes, stored: str) -> str:
    """Return the secret that `seal_secret` sealed; what was stored in clear is returned as it is.

    Raises:
        DoesNotOpen: it is not what was sealed, or was sealed under another key.
    """
    if not stored.startswith(SEALED):
        return stored
    try:
        sealed = base64.b64decode(stored.removeprefix(SEALED), validate=True)
    except ValueError as error:
        raise DoesNotOpen from error
    return unseal(key, sealed, _BINDING).decode()


def seal_all(opening: bytes, sealing: bytes) -> int:
    """Seal every secret under a key, those in clear and those that open under another one; return in how many rows.

    What opens under neither stays as it is: it is sealed already, or nobody can sign in by it any more.
    """

    def sealed_again(stored: str) -> str:
        if opening == sealing and stored.startswith(SEALED):
            return stored
        try:
            return seal_secret(sealing, open_secret(opening, stored))
        except DoesNotOpen:
            return stored

    connection = connections["default"]
    if TABLE not in connection.introspection.table_names():
        return 0
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, data FROM {TABLE}")  # noqa: S608 - a name of our own
        before = dict(cursor.fetchall())
        after = {identifier: _changed(written, sealed_again) for identifier, written in before.items()}
        changed = [(written, one) for one, written in after.items() if json.loads(written) != json.loads(before[one])]
        for values in changed:
            cursor.execute(f"UPDATE {TABLE} SET data = %s WHERE id = %s", values)  # noqa: S608
    return len(changed)


def _changed(written: str, change: Callable[[str], str]) -> str:
    row = json.loads(written)
    for name in SECRETS:
        value = row.get(name)
        if isinstance(value, str):
            row[name] = change(value)
        elif isinstance(value, list):
            row[name] = [change(one) for one in value]
    return json.dumps(row)
