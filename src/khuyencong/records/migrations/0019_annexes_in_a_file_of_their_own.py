"""An issued paper may have its annexes in a file of their own, which comes back signed by itself."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0018_papers_ask_units_for_tasks"),
    ]

    operations = [
        migrations.AddField(
            model_name="issue",
            name="annex_docx",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.storedfile"
            ),
        ),
        migrations.AddField(
            model_name="issue",
            name="annex_pdf",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.storedfile"
            ),
        ),
        migrations.AddField(
            model_name="returnedfile",
            name="of_annexes",
            field=models.BooleanField(default=False),
        ),
    ]
