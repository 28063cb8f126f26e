"""Support norms stand under the document that sets them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0019_annexes_in_a_file_of_their_own"),
    ]

    operations = [
        migrations.CreateModel(
            name="Norm",
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
                ("code", models.CharField(max_length=30, verbose_name="mã")),
                ("article", models.CharField(max_length=60, verbose_name="điều khoản")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("rate_and_cap", "tỷ lệ và mức tối đa"),
                            ("rate", "tỷ lệ"),
                            ("cap", "mức tối đa"),
                            ("award", "mức thưởng"),
                            ("by_contract_price", "theo giá hợp đồng"),
                            ("admin_cost_ceiling", "chi quản lý tối đa"),
                            ("priority_multiplier", "hệ số ưu tiên"),
                            ("advance_rate", "mức tạm ứng"),
                            ("advance_ceiling", "mức tạm ứng tối đa"),
                        ],
                        max_length=20,
                        verbose_name="loại mức",
                    ),
                ),
                ("content", models.CharField(max_length=300, verbose_name="nội dung")),
                ("rate", models.PositiveIntegerField(null=True, verbose_name="tỷ lệ")),
                ("cap", models.BigIntegerField(null=True, verbose_name="mức tối đa")),
                ("per", models.CharField(max_length=80, verbose_name="tính cho")),
                ("conditions", models.CharField(blank=True, max_length=400, verbose_name="điều kiện")),
                ("valid_from", models.DateField(null=True, verbose_name="từ ngày")),
                ("valid_to", models.DateField(null=True, verbose_name="đến hết ngày")),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="norms", to="records.reference"
                    ),
                ),
            ],
            options={
                "ordering": ["reference_id", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("reference"),
                        models.F("code"),
                        condition=models.Q(("withdrawn_at_act", None)),
                        name="norm_told_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rate__isnull", False),
                            ("cap__isnull", False),
                            ("kind", "by_contract_price"),
                            _connector="OR",
                        ),
                        name="norm_says_much",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from__isnull", True),
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="norm_dates_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "rate_and_cap",
                                    "rate",
                                    "cap",
                                    "award",
                                    "by_contract_price",
                                    "admin_cost_ceiling",
                                    "priority_multiplier",
                                    "advance_rate",
                                    "advance_ceiling",
                                ],
                            )
                        ),
                        name="norm_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("mark__in", ["V", "V-sec", "S", "D", "M"])), name="norm_mark_known"
                    ),
                ],
            },
        ),
    ]
