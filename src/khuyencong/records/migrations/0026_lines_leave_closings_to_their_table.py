"""The last closing of a line stands with the others now."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0025_every_closing_is_kept"),
    ]

    operations = [
        migrations.RemoveField(model_name="line", name="closed_at_act"),
        migrations.RemoveField(model_name="line", name="reopened_at_act"),
    ]
