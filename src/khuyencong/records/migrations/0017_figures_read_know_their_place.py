"""A figure read in a paper may tell of one area of the province."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0016_sums_by_place"),
    ]

    operations = [
        migrations.AddField(
            model_name="fact",
            name="area",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="facts",
                to="records.area",
                verbose_name="địa bàn",
            ),
        ),
    ]
