"""What receivers answered about a paper; requests to sign know their titles and drafts."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0014_who_signs_and_what_waits_for_a_signature"),
    ]

    operations = [
        migrations.AddField(
            model_name="signingrequest",
            name="draft",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="signing_requests",
                to="records.draft",
            ),
        ),
        migrations.AddField(
            model_name="signingrequest",
            name="title",
            field=models.CharField(default="", max_length=400, verbose_name="tên văn bản"),
        ),
        migrations.CreateModel(
            name="ExchangeStatus",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "code",
                    models.CharField(
                        choices=[
                            ("01", "đã đến"),
                            ("02", "từ chối tiếp nhận"),
                            ("03", "đã tiếp nhận"),
                            ("04", "đã phân công"),
                            ("05", "đang xử lý"),
                            ("06", "đã hoàn thành"),
                            ("13", "bên gửi xin lấy lại"),
                            ("15", "đồng ý cho lấy lại"),
                            ("16", "từ chối cho lấy lại"),
                        ],
                        max_length=2,
                        verbose_name="trạng thái",
                    ),
                ),
                ("organ_code", models.CharField(blank=True, max_length=35, verbose_name="mã định danh bên nhận")),
                ("organ", models.CharField(blank=True, max_length=200, verbose_name="bên nhận")),
                ("told_at", models.CharField(blank=True, max_length=40, verbose_name="lúc")),
                ("words", models.TextField(blank=True, verbose_name="nội dung")),
                (
                    "act",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.act"
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="statuses", to="records.issue"
                    ),
                ),
            ],
            options={
                "ordering": ["issue_id", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("issue"),
                        models.F("code"),
                        models.F("organ_code"),
                        models.F("organ"),
                        models.F("told_at"),
                        name="status_told_once",
                    )
                ],
            },
        ),
    ]
