"""The store as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """The only Django application that has tables of its own."""

    name = "habeas.store"
    label = "store"
