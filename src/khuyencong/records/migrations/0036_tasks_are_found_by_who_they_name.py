"""What papers ask is found by the names of units in it, without marks, on both engines alike."""

from typing import Any

from django.db import migrations

import khuyencong.records.search
from khuyencong.terms.vietnamese import fold


def fold_tasks(apps: Any, _editor: Any) -> None:
    AskedTask = apps.get_model("records", "AskedTask")
    for task in AskedTask.objects.only("unit", "text").iterator():
        AskedTask.objects.filter(pk=task.pk).update(folded=fold(f"{task.unit} {task.text}"))


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0035_what_a_proof_found"),
    ]

    operations = [
        migrations.AddField(
            model_name="askedtask",
            name="folded",
            field=khuyencong.records.search.FoldedField(
                default="", editable=False, of=("unit", "text"), verbose_name="đơn vị và việc, bỏ dấu"
            ),
        ),
        migrations.RunPython(fold_tasks, migrations.RunPython.noop),
    ]
