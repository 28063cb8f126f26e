from django.db import migrations, models

import khuyencong.records.search


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0006_first_passwords_are_changed"),
    ]

    operations = [
        migrations.CreateModel(
            name="Found",
            fields=[
                ("rowid", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=12)),
                ("object", models.BigIntegerField()),
                ("name", khuyencong.records.search.FoldedName()),
                ("text", models.TextField()),
            ],
            options={
                "db_table": "records_search",
                "managed": False,
            },
        ),
    ]
