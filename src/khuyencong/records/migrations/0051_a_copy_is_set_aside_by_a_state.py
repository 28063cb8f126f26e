# That a paper is a copy of which nothing is taken stood in the words by which its finding was settled.

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def say_so(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    findings = apps.get_model("records", "PaperFinding").objects
    findings.filter(rule="duplicate-paper", settled__startswith="bỏ, ").update(sets_aside=True)


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0050_numbers_recorded_by_mistake_are_struck_out"),
    ]

    operations = [
        migrations.AddField(
            model_name="paperfinding",
            name="sets_aside",
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(say_so, migrations.RunPython.noop),
    ]
