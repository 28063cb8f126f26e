"""An office has its own address line and Word template, beyond the decree's layout."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0011_units_change_here"),
    ]

    operations = [
        migrations.CreateModel(
            name="Stationery",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="địa chỉ ở chân trang đầu")),
                ("template_name", models.CharField(blank=True, max_length=200, verbose_name="tên tệp mẫu")),
                ("set_at", models.DateTimeField(verbose_name="đặt lúc")),
                ("withdrawn_at_act", models.BigIntegerField(null=True)),
                (
                    "act",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stationery",
                        to="records.act",
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "template",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.storedfile",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="stationery", to="records.unit"
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("unit"),
                        condition=models.Q(("withdrawn_at_act__isnull", True)),
                        name="one_stationery_in_force",
                    )
                ],
            },
        ),
    ]
