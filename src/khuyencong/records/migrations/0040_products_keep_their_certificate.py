"""A product keeps its points, its number in the list, the day of its decision and the term of its certificate."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0039_measures_of_one_thing"),
    ]

    operations = [
        migrations.AddField(
            model_name="registerrecord",
            name="decided_on",
            field=models.DateField(null=True, verbose_name="ngày quyết định"),
        ),
        migrations.AddField(
            model_name="registerrecord",
            name="number",
            field=models.CharField(blank=True, max_length=12, verbose_name="số thứ tự"),
        ),
        migrations.AddField(
            model_name="registerrecord",
            name="points",
            field=models.PositiveIntegerField(null=True, verbose_name="điểm, phần trăm điểm"),
        ),
        migrations.AddField(
            model_name="registerrecord",
            name="valid_to",
            field=models.DateField(db_index=True, null=True, verbose_name="giấy chứng nhận đến hết ngày"),
        ),
    ]
