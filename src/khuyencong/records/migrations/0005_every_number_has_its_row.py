"""Every number of an outgoing paper has its row in the book; papers may be recalled and replaced."""

from collections.abc import Iterator
from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

LEFT_OUT = "Số bỏ cách trước khi sổ ghi từng số"


def write_given_numbers(apps: Any, schema_editor: Any) -> None:
    """Numbers of papers that were issued before, and of those the old book left out."""
    given: dict[int, dict[int, Any]] = {}
    issues = apps.get_model("records", "Issue").objects.filter(series__isnull=False).select_related("paper")
    for issue in issues.order_by("series_id", "ordinal"):
        given.setdefault(issue.series_id, {})[issue.ordinal] = issue
    rows = [row for of_series in given.values() for row in _rows(apps.get_model("records", "BookNumber"), of_series)]
    apps.get_model("records", "BookNumber").objects.bulk_create(rows)
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # PostgreSQL alters no table that has checks waiting


def _rows(number: Any, of_series: dict[int, Any]) -> Iterator[Any]:
    for ordinal in range(1, max(of_series) + 1):
        known = of_series.get(ordinal)
        nearest = known or of_series[min(other for other in of_series if other > ordinal)]
        said = {"series_id": nearest.series_id, "ordinal": ordinal, "day": nearest.signed_on, "act_id": nearest.act_id}
        said["symbol"] = nearest.paper.number.partition("/")[2]
        if known:
            yield number(**said, state="given", issue=known)
        else:
            yield number(**said, state="elsewhere", reason=LEFT_OUT)


def take_numbers_back(apps: Any, schema_editor: Any) -> None:
    """The book as it was: numbers beside their papers, and the last one of each series."""
    for number in apps.get_model("records", "BookNumber").objects.select_related("issue", "series").order_by("ordinal"):
        apps.get_model("records", "NumberSeries").objects.filter(pk=number.series_id).update(last=number.ordinal)
        if number.issue is not None:
            number.issue.series_id, number.issue.ordinal = number.series_id, number.ordinal
            number.issue.save(update_fields=["series", "ordinal"])
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0004_statements_by_place"),
    ]

    operations = [
        migrations.CreateModel(
            name="BookNumber",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ordinal", models.PositiveIntegerField(verbose_name="số thứ tự")),
                ("symbol", models.CharField(max_length=40, verbose_name="ký hiệu")),
                ("day", models.DateField(verbose_name="ngày")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("given", "đã cấp"),
                            ("reserved", "giữ lại"),
                            ("cancelled", "hủy số"),
                            ("elsewhere", "dùng ở văn phòng điện tử"),
                        ],
                        max_length=9,
                        verbose_name="tình trạng",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="lý do")),
            ],
            options={
                "ordering": ["series_id", "ordinal"],
            },
        ),
        migrations.CreateModel(
            name="NumberRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("body", models.CharField(blank=True, max_length=20, verbose_name="ký hiệu tổ chức tư vấn")),
                ("body_name", models.CharField(blank=True, max_length=160, verbose_name="tên tổ chức tư vấn")),
                ("year", models.PositiveSmallIntegerField(verbose_name="từ năm")),
                ("together", models.BooleanField(default=False, verbose_name="mọi loại chung một dãy")),
                ("basis", models.CharField(max_length=200, verbose_name="văn bản quy định")),
            ],
            options={
                "ordering": ["unit_id", "body", "-year"],
            },
        ),
        migrations.AlterModelOptions(
            name="numberseries",
            options={"ordering": ["-year", "unit_id", "body", "kind"]},
        ),
        migrations.RemoveConstraint(
            model_name="issue",
            name="number_given_once",
        ),
        migrations.RemoveConstraint(
            model_name="numberseries",
            name="series_once",
        ),
        migrations.AddField(
            model_name="issue",
            name="copies",
            field=models.PositiveSmallIntegerField(null=True, verbose_name="số lượng bản"),
        ),
        migrations.AddField(
            model_name="issue",
            name="kept_by",
            field=models.CharField(blank=True, max_length=160, verbose_name="đơn vị, người nhận bản lưu"),
        ),
        migrations.AddField(
            model_name="issue",
            name="pages",
            field=models.PositiveSmallIntegerField(null=True, verbose_name="số trang"),
        ),
        migrations.AddField(
            model_name="issue",
            name="replaces",
            field=models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="replaced_by", to="records.issue"
            ),
        ),
        migrations.AddField(
            model_name="issue",
            name="sent_on",
            field=models.DateField(null=True, verbose_name="ngày chuyển"),
        ),
        migrations.AddField(
            model_name="issue",
            name="state",
            field=models.CharField(
                choices=[("issued", "đã phát hành"), ("recalled", "đã thu hồi"), ("replaced", "đã được thay thế")],
                default="issued",
                max_length=8,
                verbose_name="tình trạng",
            ),
        ),
        migrations.AddField(
            model_name="issue",
            name="state_basis",
            field=models.CharField(blank=True, max_length=120, verbose_name="văn bản thu hồi"),
        ),
        migrations.AddField(
            model_name="issue",
            name="state_reason",
            field=models.TextField(blank=True, verbose_name="lý do thu hồi"),
        ),
        migrations.AddField(
            model_name="numberseries",
            name="body",
            field=models.CharField(blank=True, default="", max_length=20),
        ),
        migrations.AddConstraint(
            model_name="issue",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["issued", "recalled", "replaced"])), name="issue_state_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="issue",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "recalled"), _negated=True),
                    models.Q(("state_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="recalled_with_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="issue",
            constraint=models.CheckConstraint(
                condition=models.Q(("replaces", models.F("id")), _negated=True), name="issue_replaces_another"
            ),
        ),
        migrations.AddConstraint(
            model_name="numberseries",
            constraint=models.UniqueConstraint(
                models.F("unit"), models.F("body"), models.F("year"), models.F("kind"), name="series_once"
            ),
        ),
        migrations.AddField(
            model_name="booknumber",
            name="act",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="numbers", to="records.act"
            ),
        ),
        migrations.AddField(
            model_name="booknumber",
            name="issue",
            field=models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="book_number", to="records.issue"
            ),
        ),
        migrations.AddField(
            model_name="booknumber",
            name="made_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="booknumber",
            name="series",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="numbers", to="records.numberseries"
            ),
        ),
        migrations.AddField(
            model_name="numberrule",
            name="act",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.act"
            ),
        ),
        migrations.AddField(
            model_name="numberrule",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="number_rules", to="records.unit"
            ),
        ),
        migrations.AddConstraint(
            model_name="booknumber",
            constraint=models.UniqueConstraint(models.F("series"), models.F("ordinal"), name="number_given_once"),
        ),
        migrations.AddConstraint(
            model_name="booknumber",
            constraint=models.CheckConstraint(condition=models.Q(("ordinal__gte", 1)), name="numbers_begin_with_one"),
        ),
        migrations.AddConstraint(
            model_name="booknumber",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("issue__isnull", False), ("state", "given")),
                    models.Q(
                        ("issue__isnull", True),
                        ("state__in", ["reserved", "cancelled", "elsewhere"]),
                        models.Q(("reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="number_without_paper_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="numberrule",
            constraint=models.UniqueConstraint(
                models.F("unit"), models.F("body"), models.F("year"), name="number_rule_once_a_year"
            ),
        ),
        migrations.AddConstraint(
            model_name="numberrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("basis", ""), _negated=True), name="number_rule_has_basis"
            ),
        ),
        migrations.AddConstraint(
            model_name="numberrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("body", ""), models.Q(("body_name", ""), _negated=True), _connector="OR"),
                name="number_rule_names_its_body",
            ),
        ),
        migrations.AlterField(
            model_name="issue",
            name="ordinal",
            field=models.PositiveIntegerField("số thứ tự", null=True),
        ),
        migrations.RunPython(write_given_numbers, take_numbers_back),
        migrations.RemoveField(
            model_name="issue",
            name="ordinal",
        ),
        migrations.RemoveField(
            model_name="issue",
            name="series",
        ),
        migrations.RemoveField(
            model_name="numberseries",
            name="last",
        ),
    ]
