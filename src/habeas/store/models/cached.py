"""The tables that are made from the log, and made again by a rebuild: whom, what, and where it comes from.

Every key comes from the log, none from a counter of the database, so that a rebuild is identical. `plain` is a
value of `habeas.facts` in canonical JSON; the other columns are what rows are found by.
"""

from __future__ import annotations

from django.db import models

from habeas.store.models.columns import (
    IdColumn,
    NumberColumn,
    OptionalIdColumn,
    OptionalTextColumn,
    TextColumn,
    TruthColumn,
    an_id,
    an_optional_id,
    entry_key,
    id_key,
    sealed_text,
)


class CachedWorkspace(models.Model):
    """What the first entry says of the workspace."""

    id: IdColumn = id_key()
    name: TextColumn = sealed_text()
    alone: TruthColumn = models.BooleanField()

    class Meta:
        """One row."""

        db_table = "cached_workspace"


class CachedSetting(models.Model):
    """A setting that changes meaning, with the value that holds now."""

    name: IdColumn = id_key()
    value: TextColumn = sealed_text()

    class Meta:
        """One row a setting."""

        db_table = "cached_setting"


class CachedCase(models.Model):
    """A case."""

    id: IdColumn = id_key()
    seq: NumberColumn = models.BigIntegerField()
    title: TextColumn = sealed_text()

    class Meta:
        """One row a case."""

        db_table = "cached_case"


class CachedActor(models.Model):
    """An enrolment: a person, a role, and the case that it is for, or all of them."""

    seq: NumberColumn = entry_key()
    id: IdColumn = an_id()
    case: OptionalIdColumn = an_optional_id()
    name: TextColumn = sealed_text()
    role: TextColumn = sealed_text()

    class Meta:
        """One row an enrolment."""

        db_table = "cached_actor"


class CachedNumber(models.Model):
    """The short number that people see, counted per case and kind of thing; those of statements stand with these."""

    pk = models.CompositePrimaryKey("case", "prefix", "number")
    case: IdColumn = an_id()
    prefix: IdColumn = an_id()
    number: NumberColumn = models.BigIntegerField()
    target: IdColumn = an_id()

    class Meta:
        """One row a numbered thing."""

        db_table = "cached_number"
        indexes = [models.Index(fields=["target"], name="cached_number_by_target")]


class CachedExhibit(models.Model):
    """A sealed exhibit. Its key is not here: whoever opens the exhibit opens its entry first."""

    id: IdColumn = id_key()
    case: IdColumn = an_id()
    seq: NumberColumn = models.BigIntegerField()
    role: IdColumn = an_id()
    address: IdColumn = models.CharField(max_length=64)
    derived_from: OptionalIdColumn = an_optional_id()
    unreadable: OptionalTextColumn = models.TextField(null=True)
    plain: TextColumn = sealed_text()

    class Meta:
        """One row an exhibit; the same bytes are one exhibit in a case."""

        db_table = "cached_exhibit"
        constraints = [models.UniqueConstraint(fields=["case", "address"], name="cached_exhibit_once")]
        indexes = [models.Index(fields=["derived_from"], name="cached_exhibit_by_origin")]


class CachedReceipt(models.Model):
    """One receipt of an exhibit's bytes, the first one included."""

    seq: NumberColumn = entry_key()
    case: IdColumn = an_id()
    exhibit: IdColumn = an_id()
    name: TextColumn = sealed_text()
    channel: TextColumn = sealed_text()
    received_at: TextColumn = models.TextField()

    class Meta:
        """One row a receipt."""

        db_table = "cached_receipt"
        indexes = [models.Index(fields=["exhibit"], name="cached_receipt_by_exhibit")]


class CachedParty(models.Model):
    """A party as one reading, or one case worker, named it."""

    id: IdColumn = id_key()
    case: IdColumn = an_id()
    seq: NumberColumn = models.BigIntegerField()
    kind: IdColumn = an_id()
    reading: OptionalIdColumn = an_optional_id()
    entity: OptionalIdColumn = an_optional_id()
    plain: TextColumn = sealed_text()

    class Meta:
        """One row a party."""

        db_table = "cached_party"
        indexes = [models.Index(fields=["case", "seq"], name="cached_party_by_case")]


class CachedStruck(models.Model):
    """Where the words of an entry stand from which an erased person was struck out."""

    place: NumberColumn = entry_key()
    by: NumberColumn = models.BigIntegerField()

    class Meta:
        """One row a struck entry: its place in the log, and that of the newest entry that has its words now."""

        db_table = "cached_struck"


class CachedSearch(models.Model):
    """Text that can be searched, with the case of its letters folded away; what statements quote stands with these."""

    pk = models.CompositePrimaryKey("seq", "place")
    seq: NumberColumn = models.BigIntegerField()
    place: NumberColumn = models.BigIntegerField()
    case: IdColumn = an_id()
    kind: IdColumn = an_id()
    target: IdColumn = an_id()
    folded: TextColumn = sealed_text()

    class Meta:
        """One row a name, quotation or text."""

        db_table = "cached_search"
        indexes = [models.Index(fields=["case", "kind"], name="cached_search_by_case")]
