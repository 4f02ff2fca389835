"""Finding the entries of one kind without reading all of them."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """Finding the entries of one kind without reading all of them."""

    dependencies = [("store", "0006_text_sealed_on_a_server")]
    operations = [
        migrations.AddIndex(
            model_name="logentry",
            index=models.Index(fields=["kind", "seq"], name="log_entry_by_kind"),
        ),
    ]
