"""Finding what was judged of one pair without reading all judgements."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """Finding what was judged of one pair without reading all judgements."""

    dependencies = [("store", "0007_log_by_kind")]
    operations = [
        migrations.AddIndex(
            model_name="cachedjudgement",
            index=models.Index(fields=["pair"], name="cached_judgement_pair"),
        ),
    ]
