"""Tables that belong to this installation alone: no entry of the log speaks of them, no rebuild touches them."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from habeas.store.models.columns import IdColumn


class DeskAccount(models.Model):
    """Which enrolled person signs in at the desk with which account."""

    actor: IdColumn = models.CharField(max_length=64, unique=True)
    user: models.OneToOneField[models.Model, models.Model] = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="desk_account"
    )

    class Meta:
        """One row an account."""

        db_table = "desk_account"
