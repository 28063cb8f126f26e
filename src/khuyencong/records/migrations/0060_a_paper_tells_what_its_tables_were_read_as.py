"""A paper keeps what its tables that may be lists or contents were read as, and why; a person says its programme."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0059_a_table_is_a_list_or_contents"),
    ]

    operations = [
        migrations.AddField(
            model_name="paper",
            name="tables_read",
            field=models.JSONField(null=True),
        ),
        migrations.AddField(
            model_name="paper",
            name="programme",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.programme"
            ),
        ),
    ]
