# A planned total by fund source, beside lines that tell the same money, has an outcome of its own.

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0031_what_is_handed_over_may_be_called_off"),
    ]

    operations = [
        migrations.AlterField(
            model_name="statement",
            name="outcome",
            field=models.CharField(
                choices=[
                    ("posted", "posted"),
                    ("corrects", "corrects"),
                    ("confirms", "confirms"),
                    ("overlap", "overlap"),
                    ("late_estimate", "late_estimate"),
                    ("compared", "compared"),
                    ("cut_otherwise", "cut_otherwise"),
                ],
                max_length=14,
            ),
        ),
    ]
