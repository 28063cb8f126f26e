"""The legal library says what is in force, what changed it, and how certain that is."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0002_sentences_people_edited"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReferenceChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "mark",
                    models.CharField(
                        choices=[
                            ("V", "đã đọc chính văn"),
                            ("V-sec", "theo nguồn thứ cấp"),
                            ("S", "theo văn bản của tỉnh"),
                            ("D", "suy ra, cần đối chiếu"),
                            ("M", "chưa kiểm chứng"),
                        ],
                        max_length=5,
                        verbose_name="độ chắc chắn",
                    ),
                ),
                ("source", models.CharField(max_length=300, verbose_name="nguồn")),
                ("act_number", models.BigIntegerField(default=0)),
                ("withdrawn_at_act", models.BigIntegerField(null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("amends", "sửa đổi, bổ sung"),
                            ("replaces", "thay thế, bãi bỏ"),
                            ("consolidates", "hợp nhất"),
                        ],
                        max_length=12,
                        verbose_name="quan hệ",
                    ),
                ),
                ("since", models.DateField(blank=True, null=True, verbose_name="từ ngày")),
                (
                    "act",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.act"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "new",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="records.reference"
                    ),
                ),
                (
                    "old",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="changed_by", to="records.reference"
                    ),
                ),
            ],
            options={
                "ordering": ["since", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("old"),
                        models.F("new"),
                        models.F("kind"),
                        condition=models.Q(("withdrawn_at_act", None)),
                        name="reference_change_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("old", models.F("new")), _negated=True), name="reference_changes_another"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["amends", "replaces", "consolidates"])),
                        name="reference_change_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("mark__in", ["V", "V-sec", "S", "D", "M"])),
                        name="reference_change_mark_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReferenceVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "mark",
                    models.CharField(
                        choices=[
                            ("V", "đã đọc chính văn"),
                            ("V-sec", "theo nguồn thứ cấp"),
                            ("S", "theo văn bản của tỉnh"),
                            ("D", "suy ra, cần đối chiếu"),
                            ("M", "chưa kiểm chứng"),
                        ],
                        max_length=5,
                        verbose_name="độ chắc chắn",
                    ),
                ),
                ("source", models.CharField(max_length=300, verbose_name="nguồn")),
                ("act_number", models.BigIntegerField(default=0)),
                ("withdrawn_at_act", models.BigIntegerField(null=True)),
                ("title", models.CharField(max_length=400, verbose_name="trích yếu")),
                ("kind", models.CharField(blank=True, max_length=60, verbose_name="loại")),
                ("dated", models.CharField(blank=True, max_length=10, verbose_name="ngày ban hành")),
                ("issuer", models.CharField(blank=True, max_length=160, verbose_name="cơ quan ban hành")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="có hiệu lực từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="có hiệu lực đến hết ngày")),
                ("remark", models.CharField(blank=True, max_length=300, verbose_name="ghi chú")),
                (
                    "act",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.act"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="records.reference"
                    ),
                ),
            ],
            options={
                "ordering": ["reference_id", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("reference"),
                        condition=models.Q(("withdrawn_at_act", None)),
                        name="reference_told_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from__isnull", True),
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="reference_dates_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("mark__in", ["V", "V-sec", "S", "D", "M"])), name="reference_mark_known"
                    ),
                ],
            },
        ),
    ]
