"""The appeals ledger, and silences that crossed a threshold."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """The appeals ledger, and silences that crossed a threshold."""

    dependencies = [("store", "0003_desk_accounts")]
    operations = [
        migrations.CreateModel(
            name="CachedAppealStep",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                ("case", models.CharField(max_length=64)),
                ("entry", models.CharField(max_length=64)),
                ("kind", models.CharField(max_length=64)),
                ("appeal", models.CharField(max_length=64)),
                ("holds", models.BooleanField()),
                ("plain", models.TextField()),
            ],
            options={
                "db_table": "cached_appeal_step",
                "indexes": [models.Index(fields=["case", "appeal"], name="cached_appeal_step_by_appeal")],
            },
        ),
        migrations.CreateModel(
            name="CachedFlip",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                ("case", models.CharField(max_length=64)),
                ("person", models.CharField(max_length=64)),
                ("plain", models.TextField()),
            ],
            options={
                "db_table": "cached_flip",
                "indexes": [models.Index(fields=["case", "person"], name="cached_flip_by_person")],
            },
        ),
    ]
