"""A row of a list keeps what somebody gets, its money and its time, and the day by which recognitions are ordered."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0053_what_was_struck_out_stays_told"),
    ]

    operations = [
        migrations.AddField(
            model_name="registerrecord",
            name="given",
            field=models.CharField(blank=True, max_length=200, verbose_name="được hỗ trợ"),
        ),
        migrations.AddField(
            model_name="registerrecord",
            name="support",
            field=models.BigIntegerField(null=True, verbose_name="kinh phí hỗ trợ, đồng"),
        ),
        migrations.AddField(
            model_name="registerrecord",
            name="period",
            field=models.CharField(blank=True, max_length=20, verbose_name="thời gian"),
        ),
        migrations.AddField(
            model_name="registerrecord",
            name="since",
            field=models.DateField(null=True, verbose_name="xếp theo ngày"),
        ),
        migrations.RunSQL(
            "UPDATE records_registerrecord SET since = decided_on", "UPDATE records_registerrecord SET since = NULL"
        ),
    ]
