import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0037_who_gets_contents"),
    ]

    operations = [
        migrations.AddField(
            model_name="fundsource",
            name="basis",
            field=models.CharField(blank=True, max_length=300, verbose_name="theo"),
        ),
        migrations.AddField(
            model_name="fundsource",
            name="mark",
            field=models.CharField(
                choices=[
                    ("V", "đã đọc chính văn"),
                    ("V-sec", "theo nguồn thứ cấp"),
                    ("S", "theo văn bản của tỉnh"),
                    ("D", "suy ra, cần đối chiếu"),
                    ("M", "chưa kiểm chứng"),
                ],
                default="S",
                max_length=5,
                verbose_name="độ chắc chắn",
            ),
        ),
        migrations.AddField(
            model_name="fundsource",
            name="programme",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="sources", to="records.programme"
            ),
        ),
        migrations.AddField(
            model_name="fundsource",
            name="valid_to",
            field=models.DateField(null=True, verbose_name="đến hết ngày"),
        ),
        migrations.CreateModel(
            name="SourceName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=160, verbose_name="tên gọi trong văn bản")),
                ("key", models.CharField(max_length=160)),
                (
                    "programme",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.programme"
                    ),
                ),
                (
                    "province",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="source_names", to="records.province"
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="names", to="records.fundsource"
                    ),
                ),
            ],
            options={
                "ordering": ["source_id", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("province"),
                        models.F("key"),
                        condition=models.Q(("programme", None)),
                        name="source_name_once",
                    ),
                    models.UniqueConstraint(
                        models.F("province"),
                        models.F("key"),
                        models.F("programme"),
                        condition=models.Q(("programme__isnull", False)),
                        name="source_name_of_programme_once",
                    ),
                    models.CheckConstraint(condition=models.Q(("key", ""), _negated=True), name="source_name_given"),
                ],
            },
        ),
    ]
