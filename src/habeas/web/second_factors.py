"""Second factors at the desk: their secrets are sealed under a key that the database never sees."""

from __future__ import annotations

from allauth.mfa.adapter import DefaultMFAAdapter

from habeas.record.aead import DoesNotOpen
from habeas.store.access.database_errors import database_errors
from habeas.store.second_factors import open_secret, seal_all, seal_secret
from habeas.web.current import current_workspace
from habeas.web.errors import SecondFactorDamaged


class SealedSecrets(DefaultMFAAdapter):  # type: ignore[misc]
    """How `allauth` writes a secret down and reads it again."""

    def encrypt(self, text: str) -> str:
        """Return a secret as it is stored."""
        return seal_secret(_key(), text)

    def decrypt(self, encrypted_text: str) -> str:
        """Return a stored secret as it was given.

        Raises:
            SecondFactorDamaged: it was changed, or is another workspace's.
        """
        try:
            return open_secret(_key(), encrypted_text)
        except DoesNotOpen as error:
            raise SecondFactorDamaged from error


def seal_what_is_clear() -> None:
    """Seal the secrets that were stored before secrets were sealed.

    Raises:
        DatabaseBusy: another program held the workspace for too long.
    """
    with current_workspace().session.store.writing(), database_errors():
        seal_all(_key(), _key())


def _key() -> bytes:
    return current_workspace().session.store.keyring.second_factors_key()
