"""A password that somebody else gave is changed at the first sign-in."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0005_every_number_has_its_row"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="must_choose_password",
            field=models.BooleanField(default=False, verbose_name="phải đổi mật khẩu"),
        ),
    ]
