"""Edited sentences remember where in their words each figure stands."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0012_offices_have_stationery"),
    ]

    operations = [
        migrations.AddField(
            model_name="reportedit",
            name="links",
            field=models.JSONField(default=list),
        ),
    ]
