"""A file that was taken for the signed paper and is another one is set aside: row and bytes are kept."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0033_a_paper_is_sent_to_who_reviews_it")]

    operations = [
        migrations.AddField(
            model_name="returnedfile", name="set_aside_at_act", field=models.BigIntegerField(null=True)
        ),
    ]
