"""Papers remember where each line stands on its page; files that may not stay here are marked as removed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0008_papers_being_composed"),
    ]

    operations = [
        migrations.AddField(
            model_name="paper",
            name="places",
            field=models.JSONField(null=True),
        ),
        migrations.AddField(
            model_name="storedfile",
            name="removed",
            field=models.CharField(blank=True, default="", max_length=200, verbose_name="lý do gỡ"),
        ),
    ]
