# A paper of which nothing was recorded no longer reads «đã ghi sổ»; those reviewed before say it too.

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def say_what_became(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    papers = apps.get_model("records", "Paper").objects
    taken = apps.get_model("records", "Fact").objects.exclude(review="rejected").values("paper")
    listed = apps.get_model("records", "RegisterRecord").objects.values("paper")
    nothing = papers.filter(state="accepted").exclude(pk__in=taken).exclude(pk__in=listed)
    findings = apps.get_model("records", "PaperFinding").objects
    copies = findings.filter(rule="duplicate-paper", settled__startswith="bỏ, ").values("paper")
    nothing.filter(pk__in=copies).update(state="copy")
    nothing.exclude(facts=None).update(state="untaken")


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0045_what_a_figure_was_before_an_adjustment"),
    ]

    operations = [
        migrations.AlterField(
            model_name="paper",
            name="state",
            field=models.CharField(
                choices=[
                    ("received", "chờ đọc"),
                    ("reading", "đang đọc"),
                    ("read", "chờ duyệt"),
                    ("accepted", "đã ghi sổ"),
                    ("untaken", "đã xem, không nhận số nào"),
                    ("copy", "bỏ, bản trùng"),
                    ("noted", "đã xem"),
                    ("failed", "không đọc được"),
                    ("returned", "bị trả lại"),
                    ("issued", "đã phát hành"),
                ],
                default="received",
                max_length=8,
            ),
        ),
        migrations.RunPython(say_what_became, migrations.RunPython.noop),
    ]
