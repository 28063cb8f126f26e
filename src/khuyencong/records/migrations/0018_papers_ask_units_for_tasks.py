import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0017_figures_read_know_their_place"),
    ]

    operations = [
        migrations.AlterField(
            model_name="paper",
            name="state",
            field=models.CharField(
                choices=[
                    ("received", "chờ đọc"),
                    ("reading", "đang đọc"),
                    ("read", "chờ duyệt"),
                    ("accepted", "đã ghi sổ"),
                    ("noted", "đã xem"),
                    ("failed", "không đọc được"),
                    ("issued", "đã phát hành"),
                ],
                default="received",
                max_length=8,
            ),
        ),
        migrations.CreateModel(
            name="AskedTask",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit", models.CharField(max_length=200, verbose_name="đơn vị, như in")),
                ("text", models.TextField(verbose_name="việc")),
                ("deadline", models.CharField(blank=True, max_length=120, verbose_name="thời hạn, như in")),
                ("frequency", models.CharField(blank=True, max_length=60, verbose_name="kỳ báo cáo")),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tasks", to="records.paper"
                    ),
                ),
            ],
            options={
                "ordering": ["paper_id", "start", "id"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("start__lte", models.F("end"))), name="asked_task_span")
                ],
            },
        ),
    ]
