"""Pivots by unit and area are answered from kept sums."""

from collections import defaultdict
from typing import Any

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Sum

from khuyencong.terms.periods import Window, bucket

AMOUNTS = ("value", "value_high", "given", "nil", "missing")


def sum_by_place(apps: Any, schema_editor: Any) -> None:
    """What the entries so far come to, of each plan's top lines and those right below."""
    told = ("line__path", "province_id", "measure_id", "role", "source_id", "unit_id", "area_id", "first", "last")
    sums: dict[tuple[Any, ...], list[int]] = defaultdict(lambda: [0] * len(AMOUNTS))
    groups = apps.get_model("records", "Entry").objects.order_by().values_list(*told)
    for path, province, measure, role, source, unit, area, first, last, *amounts in groups.annotate(
        **{f"{name}_sum": Sum(name) for name in AMOUNTS}
    ).iterator():
        for line in path.strip("/").split("/")[:2]:
            key = (province, int(line), measure, role, source or 0, bucket(Window(first, last)), unit or 0, area or 0)
            sums[key] = [a + b for a, b in zip(sums[key], amounts, strict=True)]
    kept = apps.get_model("records", "PlaceSummary")
    keys = ("province_id", "line_id", "measure_id", "role", "source_key", "bucket", "unit_key", "area_key")
    rows = (kept(**dict(zip((*keys, *AMOUNTS), (*key, *row), strict=True))) for key, row in sums.items())
    kept.objects.bulk_create(rows, batch_size=1000)
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # PostgreSQL alters no table that has checks waiting


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0015_what_receivers_answered"),
    ]

    operations = [
        migrations.CreateModel(
            name="PlaceSummary",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("plan", "plan"),
                            ("adjustment", "adjustment"),
                            ("actual", "actual"),
                            ("estimate", "estimate"),
                            ("committed", "committed"),
                            ("advanced", "advanced"),
                            ("paid", "paid"),
                            ("settled", "settled"),
                            ("returned", "returned"),
                        ],
                        max_length=12,
                    ),
                ),
                ("source_key", models.BigIntegerField(default=0)),
                ("bucket", models.CharField(blank=True, max_length=9)),
                ("value", models.BigIntegerField(default=0)),
                ("value_high", models.BigIntegerField(default=0)),
                ("given", models.IntegerField(default=0)),
                ("nil", models.IntegerField(default=0)),
                ("missing", models.IntegerField(default=0)),
                ("unit_key", models.BigIntegerField(default=0)),
                ("area_key", models.BigIntegerField(default=0)),
                (
                    "line",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.line"),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.measure"
                    ),
                ),
                (
                    "province",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.province"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        models.F("line"),
                        models.F("measure"),
                        models.F("role"),
                        models.F("source_key"),
                        models.F("bucket"),
                        models.F("unit_key"),
                        models.F("area_key"),
                        name="place_summary_key",
                    )
                ],
            },
        ),
        migrations.RunPython(sum_by_place, migrations.RunPython.noop),
    ]
