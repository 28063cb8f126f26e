"""A product is known again in another list also where its holder's legal form is written otherwise: «HTX», «Hợp tác xã»."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from khuyencong.terms.firm_names import core
from khuyencong.terms.vietnamese import fold_words

ROWS_A_TIME = 1000


def know_again(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    records = apps.get_model("records", "RegisterRecord").objects
    rows = list(records.filter(kind="product").exclude(holder="").only("pk", "kind", "name", "holder"))
    for row in rows:
        row.same = fold_words(f"{row.kind} {row.name} {core(row.holder)}").strip()[:320]
    records.bulk_update(rows, ["same"], ROWS_A_TIME)


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0055_a_paper_tells_the_price_of_one"),
    ]

    operations = [
        migrations.RunPython(know_again, migrations.RunPython.noop),
    ]
