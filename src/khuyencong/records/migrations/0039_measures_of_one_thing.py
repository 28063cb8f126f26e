import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0038_papers_name_fund_sources"),
    ]

    operations = [
        migrations.AddField(
            model_name="measure",
            name="merged_into",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="merged", to="records.measure"
            ),
        ),
        migrations.AlterField(
            model_name="entry",
            name="qualifier",
            field=models.CharField(
                blank=True,
                choices=[
                    ("about", "about"),
                    ("over", "over"),
                    ("under", "under"),
                    ("least", "least"),
                    ("most", "most"),
                ],
                max_length=6,
            ),
        ),
        migrations.AlterField(
            model_name="fact",
            name="qualifier",
            field=models.CharField(
                blank=True,
                choices=[
                    ("about", "about"),
                    ("over", "over"),
                    ("under", "under"),
                    ("least", "least"),
                    ("most", "most"),
                ],
                max_length=6,
            ),
        ),
        migrations.AlterField(
            model_name="statement",
            name="qualifier",
            field=models.CharField(
                blank=True,
                choices=[
                    ("about", "about"),
                    ("over", "over"),
                    ("under", "under"),
                    ("least", "least"),
                    ("most", "most"),
                ],
                max_length=6,
            ),
        ),
    ]
