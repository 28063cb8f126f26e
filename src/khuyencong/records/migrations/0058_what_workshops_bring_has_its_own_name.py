"""What workshops bring keeps its own name also in provinces set up before it had one: «đối ứng» in a khuyến công plan is
a part of the money attracted, and no longer called by the name of all of it. Figures in the ledger stay where they are.
"""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# As shipped on that day; what later code ships is written by later migrations.
CODE, NAME, KEY = "doi-ung-co-so", "Vốn đối ứng của cơ sở thụ hưởng", "von doi ung cua co so thu huong"
WORDS = ("doi ung", "von doi ung", "von cua co so")
BASIS = "Kế hoạch, báo cáo của tỉnh"


def keep_apart(apps: Apps, _editor: BaseDatabaseSchemaEditor | None) -> None:
    sources = apps.get_model("records", "FundSource").objects
    names = apps.get_model("records", "SourceName").objects
    for whole in sources.filter(code="thu-hut").exclude(programme=None):
        of_it = {"province": whole.province, "key": KEY, "programme": None}
        if names.filter(**of_it).exclude(source__code=CODE).exists():
            continue  # the province named a source of its own so
        told = {"name": NAME, "path": f"{whole.path}{CODE}/", "programme": whole.programme, "mark": "S", "basis": BASIS}
        part, _new = sources.get_or_create(province=whole.province, code=CODE, defaults=told)
        names.get_or_create(**of_it, defaults={"source": part, "name": NAME})
        names.filter(source=whole, programme=whole.programme, key__in=WORDS).update(source=part)


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0057_a_table_is_mended_by_another"),
    ]

    operations = [
        migrations.RunPython(keep_apart, migrations.RunPython.noop),
    ]
