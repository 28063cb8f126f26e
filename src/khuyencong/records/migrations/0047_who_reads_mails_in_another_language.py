from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0046_papers_of_which_nothing_was_taken")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="language",
            field=models.CharField(blank=True, default="", max_length=5, verbose_name="ngôn ngữ"),
        )
    ]
