"""The tables of the appeals ledger and of silences that crossed a threshold, made from the log."""

from __future__ import annotations

from django.db import models

from habeas.store.models.columns import (
    IdColumn,
    NumberColumn,
    TextColumn,
    TruthColumn,
    an_id,
    entry_key,
    sealed_text,
)


class CachedAppealStep(models.Model):
    """One entry about an appeal; `holds` is false once it was struck out. `plain` is the entry's act."""

    seq: NumberColumn = entry_key()
    case: IdColumn = an_id()
    entry: IdColumn = an_id()
    kind: IdColumn = an_id()
    appeal: IdColumn = an_id()
    holds: TruthColumn = models.BooleanField()
    plain: TextColumn = sealed_text()

    class Meta:
        """One row an entry."""

        db_table = "cached_appeal_step"
        indexes = [models.Index(fields=["case", "appeal"], name="cached_appeal_step_by_appeal")]


class CachedFlip(models.Model):
    """A silence that crossed a threshold."""

    seq: NumberColumn = entry_key()
    case: IdColumn = an_id()
    person: IdColumn = an_id()
    plain: TextColumn = sealed_text()

    class Meta:
        """One row a person, clock and threshold."""

        db_table = "cached_flip"
        indexes = [models.Index(fields=["case", "person"], name="cached_flip_by_person")]
