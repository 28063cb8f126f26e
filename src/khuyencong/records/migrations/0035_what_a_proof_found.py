"""A proof keeps what it found, so that each fault leads to the entries concerned."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0034_a_file_taken_back_wrongly_is_set_aside"),
    ]

    operations = [
        migrations.AddField(
            model_name="verification",
            name="found",
            field=models.JSONField(default=list, verbose_name="các lỗi"),
        ),
    ]
