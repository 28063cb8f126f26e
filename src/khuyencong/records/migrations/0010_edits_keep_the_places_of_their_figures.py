"""Edited sentences remember where in their words each figure stands."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0009_papers_know_their_places"),
    ]

    operations = [
        migrations.AddField(
            model_name="reportedit",
            name="links",
            field=models.JSONField(default=list),
        ),
    ]
