"""Indexes over what links decisions hold only the decisions that have such a link."""

from __future__ import annotations

from django.db import migrations, models

_FORMER = ("standing", "proposal", "statement", "supersedes", "undone", "pair")
_LINKS = ("proposal", "statement", "supersedes", "undone", "pair")


class Migration(migrations.Migration):
    """Indexes over what links decisions hold only the decisions that have such a link."""

    dependencies = [("store", "0009_log_by_time")]
    operations = [
        *(migrations.RemoveIndex(model_name="cachedjudgement", name=f"cached_judgement_{one}") for one in _FORMER),
        *(
            migrations.AddIndex(
                model_name="cachedjudgement",
                index=models.Index(
                    fields=[link],
                    name=f"cached_judgement_by_{link}",
                    condition=models.Q((f"{link}__isnull", False)),
                ),
            )
            for link in _LINKS
        ),
    ]
