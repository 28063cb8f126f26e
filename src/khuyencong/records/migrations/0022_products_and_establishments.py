"""The register of products and establishments that lists in papers name."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0021_people_hear_of_reports_that_fall_due"),
    ]

    operations = [
        migrations.CreateModel(
            name="RegisterRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("product", "sản phẩm"), ("establishment", "cơ sở")],
                        max_length=13,
                        verbose_name="loại",
                    ),
                ),
                ("name", models.CharField(max_length=300, verbose_name="tên")),
                ("holder", models.CharField(blank=True, max_length=300, verbose_name="chủ thể")),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="địa chỉ")),
                ("rating", models.PositiveSmallIntegerField(null=True, verbose_name="hạng sao")),
                ("trade", models.CharField(blank=True, max_length=200, verbose_name="ngành nghề")),
                ("decision", models.CharField(blank=True, max_length=120, verbose_name="quyết định")),
                ("key", models.TextField(default="")),
                ("same", models.CharField(db_index=True, default="", max_length=320)),
                ("table", models.PositiveIntegerField()),
                ("row", models.PositiveIntegerField(verbose_name="dòng của bảng")),
                ("act_number", models.BigIntegerField()),
                ("withdrawn_at_act", models.BigIntegerField(null=True)),
                (
                    "act",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="register", to="records.act"
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="register",
                        to="records.area",
                        verbose_name="địa bàn",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="register", to="records.paper"
                    ),
                ),
                (
                    "province",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="register", to="records.province"
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "key", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("paper"),
                        models.F("table"),
                        models.F("row"),
                        condition=models.Q(("withdrawn_at_act__isnull", True)),
                        name="register_row_taken_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["product", "establishment"])), name="register_kind_known"
                    ),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="register_name_given"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rating__isnull", True), models.Q(("rating__gte", 1), ("rating__lte", 5)), _connector="OR"
                        ),
                        name="register_stars_one_to_five",
                    ),
                ],
            },
        ),
    ]
