"""A content may close and open more than once: each closing is a row of its own."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def keep_last_closings(apps: Any, _editor: Any) -> None:
    """What lines remembered of their last closing; of one that was opened again, the version is told by its act."""
    Line, Act = apps.get_model("records", "Line"), apps.get_model("records", "Act")
    for line in Line.objects.exclude(closed_at_act=None):
        version = line.closed_in
        if version is None:
            act = Act.objects.filter(province=line.plan.province_id, number=line.closed_at_act).first()
            number = act.changes.get("version") if act else None
            version = line.plan.versions.filter(number=number).first() if number else None
        line.closings.create(version=version, closed_at_act=line.closed_at_act, reopened_at_act=line.reopened_at_act)


def give_last_closings_back(apps: Any, _editor: Any) -> None:
    """Of several closings a line remembers the last: before, it had room for one."""
    Line, LineClosing = apps.get_model("records", "Line"), apps.get_model("records", "LineClosing")
    for closing in LineClosing.objects.order_by("pk"):
        turns = {"closed_at_act": closing.closed_at_act, "reopened_at_act": closing.reopened_at_act}
        Line.objects.filter(pk=closing.line_id).update(**turns)


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0024_who_leads_by_which_sentence"),
    ]

    operations = [
        migrations.CreateModel(
            name="LineClosing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("closed_at_act", models.BigIntegerField()),
                ("reopened_at_act", models.BigIntegerField(null=True)),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="closings", to="records.line"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closings",
                        to="records.planversion",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("line"),
                        condition=models.Q(("reopened_at_act__isnull", True)),
                        name="line_closed_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reopened_at_act__isnull", True),
                            ("reopened_at_act__gt", models.F("closed_at_act")),
                            _connector="OR",
                        ),
                        name="line_opened_after_it_closed",
                    ),
                ],
            },
        ),
        migrations.RunPython(keep_last_closings, give_last_closings_back),
    ]
