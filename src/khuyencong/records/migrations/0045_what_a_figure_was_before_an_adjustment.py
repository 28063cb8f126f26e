from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0044_notes_tell_what_waits_and_what_is_owed"),
    ]

    operations = [
        migrations.AddField(
            model_name="fact",
            name="before",
            field=models.BigIntegerField(null=True),
        ),
    ]
