"""A decision renames a content: its figure keeps the new name, its note the new and the former one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0061_what_a_sum_is_made_of"),
    ]

    operations = [
        migrations.AddField(
            model_name="fact",
            name="new_title",
            field=models.CharField(blank=True, default="", max_length=300, verbose_name="tên mới"),
        ),
        migrations.AddField(
            model_name="note",
            name="new_title",
            field=models.CharField(blank=True, default="", max_length=300, verbose_name="tên mới"),
        ),
        migrations.AddField(
            model_name="note",
            name="old_title",
            field=models.CharField(blank=True, default="", max_length=300, verbose_name="tên trước"),
        ),
    ]
