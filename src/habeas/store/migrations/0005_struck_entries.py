"""Where the words of struck entries stand."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """Where the words of struck entries stand."""

    dependencies = [("store", "0004_appeals_and_flips")]
    operations = [
        migrations.CreateModel(
            name="CachedStruck",
            fields=[
                ("place", models.BigIntegerField(primary_key=True, serialize=False)),
                ("by", models.BigIntegerField()),
            ],
            options={"db_table": "cached_struck"},
        ),
    ]
