"""Papers being composed: what officers have filled in, before a paper is issued."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0007_the_search_index"),
    ]

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("form", models.CharField(max_length=40, verbose_name="mẫu")),
                ("period", models.CharField(max_length=12, verbose_name="kỳ")),
                ("money", models.CharField(max_length=6, verbose_name="đơn vị tiền")),
                ("title", models.CharField(max_length=400, verbose_name="trích yếu")),
                ("answers", models.JSONField(default=dict, verbose_name="nội dung điền")),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="lần lưu")),
                ("changed_at", models.DateTimeField(verbose_name="lưu lúc")),
                ("put_aside_at_act", models.BigIntegerField(null=True)),
                (
                    "changed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "issue",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="draft", to="records.issue"
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="drafts", to="records.plan"
                    ),
                ),
            ],
            options={
                "ordering": ["-changed_at", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("revision__gt", 0)), name="draft_revision_counts_from_one"
                    )
                ],
            },
        ),
    ]
