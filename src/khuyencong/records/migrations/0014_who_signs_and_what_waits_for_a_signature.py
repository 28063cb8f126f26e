"""Posts that sign, what is handed over by date, and papers laid before a signer."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0013_edits_keep_the_places_of_their_figures"),
    ]

    operations = [
        migrations.CreateModel(
            name="SigningPost",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "rank",
                    models.CharField(
                        choices=[
                            ("head", "người đứng đầu"),
                            ("acting", "quyền người đứng đầu"),
                            ("deputy", "cấp phó"),
                            ("division_head", "trưởng đơn vị thuộc cơ quan"),
                            ("division_deputy", "phó đơn vị thuộc cơ quan"),
                            ("other", "người ngoài cơ quan được ủy quyền"),
                        ],
                        max_length=16,
                        verbose_name="bậc",
                    ),
                ),
                ("title", models.CharField(max_length=100, verbose_name="chức vụ")),
                ("name", models.CharField(max_length=100, verbose_name="họ tên")),
                ("valid_from", models.DateField(null=True, verbose_name="từ ngày")),
                ("valid_to", models.DateField(null=True, verbose_name="đến ngày")),
                ("basis", models.CharField(max_length=200, verbose_name="quyết định")),
                (
                    "act",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.act"
                    ),
                ),
                (
                    "division",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.unit"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signing_posts",
                        to="records.unit",
                        verbose_name="cơ quan",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signing_posts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["unit_id", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from__isnull", True),
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="post_dates_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("basis", ""), _negated=True),
                            models.Q(("name", ""), _negated=True),
                            models.Q(("title", ""), _negated=True),
                        ),
                        name="post_says_who_and_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("rank", "acting"), _negated=True), ("valid_from__isnull", False), _connector="OR"
                        ),
                        name="acting_has_a_first_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SigningDelegation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("leave", "nghỉ phép, đi công tác"),
                            ("order", "thừa lệnh"),
                            ("empowered", "ủy quyền"),
                        ],
                        max_length=10,
                        verbose_name="căn cứ",
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="từ ngày")),
                ("valid_to", models.DateField(null=True, verbose_name="đến ngày")),
                ("kinds", models.CharField(blank=True, max_length=120, verbose_name="loại văn bản")),
                ("matter", models.CharField(blank=True, max_length=200, verbose_name="phạm vi")),
                ("basis", models.CharField(max_length=200, verbose_name="văn bản giao")),
                (
                    "act",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.act"
                    ),
                ),
                (
                    "grantee",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="received",
                        to="records.signingpost",
                    ),
                ),
                (
                    "grantor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="granted", to="records.signingpost"
                    ),
                ),
            ],
            options={
                "ordering": ["-valid_from", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from__isnull", True),
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="delegation_dates_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("basis", ""), _negated=True), name="delegation_has_basis"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("grantor", models.F("grantee")), _negated=True),
                        name="delegation_to_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ground", "leave"), ("grantee__isnull", False), _connector="OR"),
                        name="delegation_to_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ground", "order"), ("valid_to__isnull", False), _connector="OR"),
                        name="delegation_limited_in_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SigningRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("form", models.CharField(max_length=40, verbose_name="mẫu")),
                ("period", models.CharField(max_length=12, verbose_name="kỳ")),
                ("money", models.CharField(max_length=10, verbose_name="đơn vị tiền")),
                ("as_of", models.BigIntegerField(verbose_name="số liệu đến hành vi số")),
                ("answers", models.JSONField(default=dict)),
                ("recipients", models.JSONField(default=list)),
                ("document", models.JSONField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "chờ ký"),
                            ("signed", "đã ký, chờ phát hành"),
                            ("returned", "trả lại"),
                            ("withdrawn", "đã rút"),
                            ("issued", "đã phát hành"),
                        ],
                        default="waiting",
                        max_length=9,
                    ),
                ),
                ("asked_at", models.DateTimeField(verbose_name="trình lúc")),
                ("signed_on", models.DateField(null=True, verbose_name="ngày ký")),
                ("note", models.TextField(blank=True, verbose_name="ý kiến")),
                (
                    "issue",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="request",
                        to="records.issue",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="signing_requests", to="records.plan"
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.signingpost",
                        verbose_name="trình",
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "writer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["signed", "issued"]), _negated=True),
                            models.Q(("signed_by__isnull", False), ("signed_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="signed_by_somebody_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("signed_by", models.F("writer")), _negated=True),
                        name="writer_does_not_sign",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "issued"), _negated=True), ("issue__isnull", False), _connector="OR"
                        ),
                        name="issued_request_has_issue",
                    ),
                ],
            },
        ),
    ]
