"""Finding the latest time that the log has without reading all of it."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """Finding the latest time that the log has without reading all of it."""

    dependencies = [("store", "0008_judgements_by_pair")]
    operations = [
        migrations.AddIndex(
            model_name="logentry",
            index=models.Index(fields=["at"], name="log_entry_by_time"),
        ),
    ]
