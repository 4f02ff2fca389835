"""The tables that are made from the log."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """The tables that are made from the log."""

    dependencies = [("store", "0001_log")]
    operations = [
        migrations.CreateModel(
            name="CachedActor",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                ("id", models.CharField(max_length=64)),
                ("case", models.CharField(max_length=64, null=True)),
                ("name", models.TextField()),
                ("role", models.TextField()),
            ],
            options={
                "db_table": "cached_actor",
            },
        ),
        migrations.CreateModel(
            name="CachedApproval",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                ("release", models.CharField(max_length=64)),
                ("actor", models.CharField(max_length=64)),
                ("at", models.TextField()),
            ],
            options={
                "db_table": "cached_approval",
            },
        ),
        migrations.CreateModel(
            name="CachedCase",
            fields=[
                ("id", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("seq", models.BigIntegerField()),
                ("title", models.TextField()),
            ],
            options={
                "db_table": "cached_case",
            },
        ),
        migrations.CreateModel(
            name="CachedConsent",
            fields=[
                ("id", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("case", models.CharField(max_length=64)),
                ("seq", models.BigIntegerField()),
                ("person", models.CharField(max_length=64)),
                ("withdrawn_at", models.TextField(null=True)),
                ("plain", models.TextField()),
            ],
            options={
                "db_table": "cached_consent",
            },
        ),
        migrations.CreateModel(
            name="CachedDraft",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                ("case", models.CharField(max_length=64)),
                ("form", models.TextField()),
                ("person", models.CharField(max_length=64)),
                ("exhibit", models.CharField(max_length=64)),
                ("at", models.TextField()),
            ],
            options={
                "db_table": "cached_draft",
            },
        ),
        migrations.CreateModel(
            name="CachedRelease",
            fields=[
                ("id", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("case", models.CharField(max_length=64)),
                ("seq", models.BigIntegerField()),
                ("actor", models.CharField(max_length=64)),
                ("at", models.TextField()),
                ("published_at", models.TextField(null=True)),
                ("plain", models.TextField()),
            ],
            options={
                "db_table": "cached_release",
            },
        ),
        migrations.CreateModel(
            name="CachedSetting",
            fields=[
                ("name", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("value", models.TextField()),
            ],
            options={
                "db_table": "cached_setting",
            },
        ),
        migrations.CreateModel(
            name="CachedWorkspace",
            fields=[
                ("id", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("name", models.TextField()),
                ("alone", models.BooleanField()),
            ],
            options={
                "db_table": "cached_workspace",
            },
        ),
        migrations.CreateModel(
            name="CachedExhibit",
            fields=[
                ("id", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("case", models.CharField(max_length=64)),
                ("seq", models.BigIntegerField()),
                ("role", models.CharField(max_length=64)),
                ("address", models.CharField(max_length=64)),
                ("derived_from", models.CharField(max_length=64, null=True)),
                ("unreadable", models.TextField(null=True)),
                ("plain", models.TextField()),
            ],
            options={
                "db_table": "cached_exhibit",
                "indexes": [models.Index(fields=["derived_from"], name="cached_exhibit_by_origin")],
                "constraints": [models.UniqueConstraint(fields=("case", "address"), name="cached_exhibit_once")],
            },
        ),
        migrations.CreateModel(
            name="CachedJudgement",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                ("case", models.CharField(max_length=64)),
                ("entry", models.CharField(max_length=64, unique=True)),
                ("kind", models.CharField(max_length=64)),
                ("at", models.TextField()),
                ("verdict", models.CharField(max_length=64, null=True)),
                ("proposal", models.CharField(max_length=64, null=True)),
                ("statement", models.CharField(max_length=64, null=True)),
                ("supersedes", models.CharField(max_length=64, null=True)),
                ("undone", models.CharField(max_length=64, null=True)),
                ("pair", models.CharField(max_length=130, null=True)),
                ("holds", models.BooleanField()),
                ("stands", models.BooleanField()),
                ("plain", models.TextField(null=True)),
            ],
            options={
                "db_table": "cached_judgement",
                "indexes": [
                    models.Index(fields=["case", "stands"], name="cached_judgement_standing"),
                    models.Index(fields=["case", "proposal"], name="cached_judgement_proposal"),
                    models.Index(fields=["statement"], name="cached_judgement_statement"),
                    models.Index(fields=["supersedes"], name="cached_judgement_supersedes"),
                    models.Index(fields=["undone"], name="cached_judgement_undone"),
                ],
            },
        ),
        migrations.CreateModel(
            name="CachedNumber",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "case", "prefix", "number", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("case", models.CharField(max_length=64)),
                ("prefix", models.CharField(max_length=64)),
                ("number", models.BigIntegerField()),
                ("target", models.CharField(max_length=64)),
            ],
            options={
                "db_table": "cached_number",
                "indexes": [models.Index(fields=["target"], name="cached_number_by_target")],
            },
        ),
        migrations.CreateModel(
            name="CachedParty",
            fields=[
                ("id", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("case", models.CharField(max_length=64)),
                ("seq", models.BigIntegerField()),
                ("kind", models.CharField(max_length=64)),
                ("reading", models.CharField(max_length=64, null=True)),
                ("entity", models.CharField(max_length=64, null=True)),
                ("plain", models.TextField()),
            ],
            options={
                "db_table": "cached_party",
                "indexes": [models.Index(fields=["case", "seq"], name="cached_party_by_case")],
            },
        ),
        migrations.CreateModel(
            name="CachedProposal",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "case", "id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("case", models.CharField(max_length=64)),
                ("id", models.CharField(max_length=64)),
                ("seq", models.BigIntegerField()),
                ("place", models.BigIntegerField()),
                ("reading", models.CharField(max_length=64)),
                ("layer", models.CharField(max_length=64)),
                ("state", models.CharField(max_length=64)),
                ("plain", models.TextField()),
            ],
            options={
                "db_table": "cached_proposal",
                "indexes": [
                    models.Index(fields=["case", "state", "seq", "place"], name="cached_proposal_queue"),
                    models.Index(fields=["layer"], name="cached_proposal_by_layer"),
                ],
            },
        ),
        migrations.CreateModel(
            name="CachedReceipt",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                ("case", models.CharField(max_length=64)),
                ("exhibit", models.CharField(max_length=64)),
                ("name", models.TextField()),
                ("channel", models.TextField()),
                ("received_at", models.TextField()),
            ],
            options={
                "db_table": "cached_receipt",
                "indexes": [models.Index(fields=["exhibit"], name="cached_receipt_by_exhibit")],
            },
        ),
        migrations.CreateModel(
            name="CachedSearch",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "seq", "place", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("seq", models.BigIntegerField()),
                ("place", models.BigIntegerField()),
                ("case", models.CharField(max_length=64)),
                ("kind", models.CharField(max_length=64)),
                ("target", models.CharField(max_length=64)),
                ("folded", models.TextField()),
            ],
            options={
                "db_table": "cached_search",
                "indexes": [models.Index(fields=["case", "kind"], name="cached_search_by_case")],
            },
        ),
        migrations.CreateModel(
            name="CachedView",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                ("case", models.CharField(max_length=64, null=True)),
                ("actor", models.CharField(max_length=64)),
                ("seen", models.CharField(max_length=64)),
                ("hour", models.TextField()),
            ],
            options={
                "db_table": "cached_view",
                "constraints": [models.UniqueConstraint(fields=("actor", "seen", "hour"), name="cached_view_once")],
            },
        ),
    ]
