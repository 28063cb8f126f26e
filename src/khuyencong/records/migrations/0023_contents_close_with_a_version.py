"""A content that a later version of its plan leaves out is closed from an act on, perhaps until another."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0022_products_and_establishments"),
    ]

    operations = [
        migrations.AddField(
            model_name="line",
            name="closed_at_act",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="line",
            name="reopened_at_act",
            field=models.BigIntegerField(null=True),
        ),
    ]
