"""Sentences of reports may be rewritten by people and keep the figures they stood on."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0001_the_first_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReportEdit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("form", models.CharField(max_length=40, verbose_name="mẫu")),
                ("period", models.CharField(max_length=12, verbose_name="kỳ")),
                ("key", models.CharField(max_length=60, verbose_name="câu")),
                ("text", models.TextField(verbose_name="câu đã sửa")),
                ("figures", models.JSONField(default=dict)),
                ("reason", models.TextField(blank=True, verbose_name="lý do")),
                ("act_number", models.BigIntegerField(default=0)),
                ("withdrawn_at_act", models.BigIntegerField(null=True)),
                (
                    "act",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="report_edits",
                        to="records.act",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="report_edits", to="records.plan"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="edited_sentence_says_something"
                    ),
                    models.UniqueConstraint(
                        models.F("plan"),
                        models.F("form"),
                        models.F("period"),
                        models.F("key"),
                        condition=models.Q(("withdrawn_at_act__isnull", True)),
                        name="one_edit_in_force",
                    ),
                ],
            },
        ),
    ]
