"""The tables that are made from the log: what readers propose and what people decide."""

from __future__ import annotations

from django.db import models

from habeas.store.models.columns import (
    IdColumn,
    NumberColumn,
    OptionalIdColumn,
    OptionalNumberColumn,
    OptionalTextColumn,
    TextColumn,
    TruthColumn,
    an_id,
    an_optional_id,
    an_optional_number,
    entry_key,
    id_key,
    optional_sealed_text,
    sealed_text,
)


class CachedProposal(models.Model):
    """A statement that a reader proposes, with where it stands in the queue."""

    pk = models.CompositePrimaryKey("case", "id")
    case: IdColumn = an_id()
    id: IdColumn = an_id()
    seq: NumberColumn = models.BigIntegerField()
    place: NumberColumn = models.BigIntegerField()
    reading: IdColumn = an_id()
    layer: IdColumn = an_id()
    state: IdColumn = an_id()
    plain: TextColumn = sealed_text()

    class Meta:
        """One row a proposal; a second reading adds only what the first did not propose."""

        db_table = "cached_proposal"
        indexes = [
            models.Index(fields=["case", "state", "seq", "place"], name="cached_proposal_queue"),
            models.Index(fields=["layer"], name="cached_proposal_by_layer"),
        ]


INDEXED_LINKS = ("proposal", "statement", "supersedes", "undone", "pair")
"""The columns by which decisions hang together; most rows have only one of them, and an index holds no other rows."""


class CachedJudgement(models.Model):
    """One decision, or the undoing of one; what was said, by whom and when stands in its entry, at the place `seq`.

    `undone` is the place of the entry that this one undoes, and `number` the short number of `statement`, whose
    quotation is `folded`. `holds`: nothing that holds undoes it. `stands`: it holds, is the latest to hold for its
    proposal, and no standing correction supersedes its statement.
    """

    seq: NumberColumn = entry_key()
    case: IdColumn = an_id()
    verdict: OptionalIdColumn = an_optional_id()
    proposal: OptionalIdColumn = an_optional_id()
    statement: OptionalIdColumn = an_optional_id()
    supersedes: OptionalIdColumn = an_optional_id()
    undone: OptionalNumberColumn = an_optional_number()
    pair: OptionalIdColumn = models.CharField(max_length=130, null=True)
    holds: TruthColumn = models.BooleanField()
    stands: TruthColumn = models.BooleanField()
    number: OptionalNumberColumn = an_optional_number()
    folded: OptionalTextColumn = optional_sealed_text()

    class Meta:
        """One row a decision."""

        db_table = "cached_judgement"
        indexes = [
            *(
                models.Index(
                    fields=[link], name=f"cached_judgement_by_{link}", condition=models.Q((f"{link}__isnull", False))
                )
                for link in INDEXED_LINKS
            ),
            models.Index(
                fields=["case", "number"],
                name="cached_judgement_by_number",
                condition=models.Q(("number__isnull", False)),
            ),
        ]


class CachedConsent(models.Model):
    """A consent, and the entry that withdrew it."""

    id: IdColumn = id_key()
    case: IdColumn = an_id()
    seq: NumberColumn = models.BigIntegerField()
    person: IdColumn = an_id()
    withdrawn_at: OptionalTextColumn = models.TextField(null=True)
    plain: TextColumn = sealed_text()

    class Meta:
        """One row a consent."""

        db_table = "cached_consent"


class CachedDraft(models.Model):
    """A form that was filled for a person."""

    seq: NumberColumn = entry_key()
    case: IdColumn = an_id()
    form: TextColumn = sealed_text()
    person: IdColumn = an_id()
    exhibit: IdColumn = an_id()
    at: TextColumn = models.TextField()

    class Meta:
        """One row a draft."""

        db_table = "cached_draft"


class CachedRelease(models.Model):
    """Something prepared for release, and how far it came."""

    id: IdColumn = id_key()
    case: IdColumn = an_id()
    seq: NumberColumn = models.BigIntegerField()
    actor: IdColumn = an_id()
    at: TextColumn = models.TextField()
    published_at: OptionalTextColumn = models.TextField(null=True)
    plain: TextColumn = sealed_text()

    class Meta:
        """One row a release."""

        db_table = "cached_release"


class CachedApproval(models.Model):
    """One person's approval of a release."""

    seq: NumberColumn = entry_key()
    release: IdColumn = an_id()
    actor: IdColumn = an_id()
    at: TextColumn = models.TextField()

    class Meta:
        """One row an approval."""

        db_table = "cached_approval"


class CachedView(models.Model):
    """Who looked at what in which hour."""

    seq: NumberColumn = entry_key()
    case: OptionalIdColumn = an_optional_id()
    actor: IdColumn = an_id()
    seen: IdColumn = an_id()
    hour: TextColumn = models.TextField()

    class Meta:
        """One row a person, thing and hour."""

        db_table = "cached_view"
        constraints = [models.UniqueConstraint(fields=["actor", "seen", "hour"], name="cached_view_once")]
