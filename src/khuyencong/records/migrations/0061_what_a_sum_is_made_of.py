"""A figure keeps what its paper says its sum is made of: words, đồng and place of each part, as read."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0060_a_paper_tells_what_its_tables_were_read_as"),
    ]

    operations = [
        migrations.AddField(
            model_name="fact",
            name="parts",
            field=models.JSONField(null=True),
        ),
    ]
