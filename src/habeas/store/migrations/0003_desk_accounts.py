"""Which enrolled person signs in with which account."""

from __future__ import annotations

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Which enrolled person signs in with which account."""

    dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL), ("store", "0002_views_of_the_log")]
    operations = [
        migrations.CreateModel(
            name="DeskAccount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("actor", models.CharField(max_length=64, unique=True)),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="desk_account",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "desk_account",
            },
        ),
    ]
