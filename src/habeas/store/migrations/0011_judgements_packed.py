"""Judgements are kept packed. Rows that were written before are read as they are, and packed by the next rebuild."""

from __future__ import annotations

from django.db import migrations

from habeas.store.models.columns import SealedTextField


class Migration(migrations.Migration):
    """Judgements are kept packed.

    The column stays as it is; this only keeps an older program, which could not read it, from opening the workspace.
    """

    dependencies = [("store", "0010_judgements_by_link")]
    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(model_name="cachedjudgement", name="plain", field=SealedTextField(null=True)),
            ]
        ),
    ]
