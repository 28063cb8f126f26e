"""Administrators change units here; each may bear an identifier for the exchange of documents."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0010_people_are_told"),
    ]

    operations = [
        migrations.AddField(
            model_name="unit",
            name="kept_here",
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name="UnitIdentifier",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=35, verbose_name="mã định danh")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến ngày")),
                (
                    "certainty",
                    models.CharField(
                        choices=[("verified", "đã kiểm chứng"), ("unverified", "chưa kiểm chứng")],
                        max_length=10,
                        verbose_name="độ chắc chắn",
                    ),
                ),
                ("source", models.CharField(max_length=200, verbose_name="nguồn")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="identifiers", to="records.unit"
                    ),
                ),
            ],
            options={
                "ordering": ["unit", "valid_from"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("code"), condition=models.Q(("valid_to", None)), name="identifier_of_one_unit"
                    ),
                    models.UniqueConstraint(
                        models.F("unit"), condition=models.Q(("valid_to", None)), name="unit_identifier_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from__isnull", True),
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="unit_identifier_dates_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("certainty__in", ["verified", "unverified"])),
                        name="unit_identifier_certainty_known",
                    ),
                ],
            },
        ),
    ]
