"""A person says what a table is; a row of a list keeps the content it belongs to, whether it is yet to come, and why it
was corrected."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0058_what_workshops_bring_has_its_own_name"),
    ]

    operations = [
        migrations.AddField(
            model_name="paper",
            name="tables_as",
            field=models.JSONField(null=True),
        ),
        migrations.AddField(
            model_name="registerrecord",
            name="correction",
            field=models.CharField(blank=True, default="", max_length=200, verbose_name="lý do sửa"),
        ),
        migrations.AddField(
            model_name="registerrecord",
            name="line",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="register",
                to="records.line",
                verbose_name="nội dung",
            ),
        ),
        migrations.AddField(
            model_name="registerrecord",
            name="to_come",
            field=models.BooleanField(default=False, verbose_name="dự kiến"),
        ),
    ]
