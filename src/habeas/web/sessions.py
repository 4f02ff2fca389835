"""Sessions of the desk, sealed: what somebody typed to sign in is read in a dump of the database by nobody."""

from __future__ import annotations

import base64
import json
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends import db
from django.utils.crypto import salted_hmac

from habeas.record.aead import DoesNotOpen, seal, unseal

_PURPOSE = "habeas.web.sessions"


class SessionStore(db.SessionStore):
    """A session in the database, sealed under a key that comes from the root key. The file's name is Django's."""

    def encode(self, session_dict: dict[str, Any]) -> str:
        """Return a session as it is stored."""
        plain = json.dumps(session_dict, separators=(",", ":")).encode()
        return base64.b64encode(seal(_key(), plain, _PURPOSE.encode())).decode()

    def decode(self, session_data: bytes | str) -> dict[str, Any]:
        """Return a session as it was; an empty one where it was changed, or sealed under another key."""
        try:
            opened: dict[str, Any] = json.loads(unseal(_key(), base64.b64decode(session_data), _PURPOSE.encode()))
        except (DoesNotOpen, ValueError):
            return {}
        return opened


def _key() -> bytes:
    return salted_hmac(_PURPOSE, b"key", secret=settings.SECRET_KEY, algorithm="sha256").digest()
