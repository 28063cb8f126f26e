"""People are told of what waits for them, at the counter or by mail."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0009_papers_know_their_places"),
    ]

    operations = [
        migrations.CreateModel(
            name="Notification",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("paper_read", "Văn bản đã đọc xong, chờ duyệt"),
                            ("finding", "Văn bản có phát hiện cần xem trước khi nhận"),
                            ("paper_failed", "Văn bản không đọc được"),
                            ("held", "Số liệu chồng lấn chờ quyết định"),
                            ("version_waits", "Bản kế hoạch chờ phê duyệt"),
                            ("approved", "Kế hoạch được phê duyệt"),
                            ("issued", "Văn bản được phát hành"),
                            ("returned", "Bản đã ký được nhận lại"),
                            ("moved", "Câu đã sửa có số liệu thay đổi"),
                            ("ending", "Vai trò, căn cứ sắp hết hạn"),
                        ],
                        max_length=16,
                    ),
                ),
                ("key", models.CharField(max_length=60)),
                ("words", models.CharField(max_length=300, verbose_name="nội dung")),
                ("subject_kind", models.CharField(max_length=20)),
                ("subject_id", models.BigIntegerField()),
                ("made_at", models.DateTimeField()),
                ("read_at", models.DateTimeField(null=True)),
                ("shown", models.BooleanField(default=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notifications",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
                "indexes": [
                    models.Index(
                        models.F("user"),
                        condition=models.Q(("read_at", None), ("shown", True)),
                        name="notification_unread",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(models.F("user"), models.F("key"), name="told_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "paper_read",
                                    "finding",
                                    "paper_failed",
                                    "held",
                                    "version_waits",
                                    "approved",
                                    "issued",
                                    "returned",
                                    "moved",
                                    "ending",
                                ],
                            )
                        ),
                        name="notification_kind_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Mail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "chờ gửi"), ("sent", "đã gửi"), ("failed", "gửi không được")],
                        default="waiting",
                        max_length=7,
                    ),
                ),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("due_at", models.DateTimeField(verbose_name="gửi lúc")),
                ("sent_at", models.DateTimeField(null=True)),
                ("fault", models.CharField(blank=True, max_length=200, verbose_name="lỗi")),
                (
                    "notification",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="mail", to="records.notification"
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
                "indexes": [
                    models.Index(models.F("due_at"), condition=models.Q(("state", "waiting")), name="mail_waiting")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "sent", "failed"])), name="mail_state_known"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NotificationChoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("paper_read", "Văn bản đã đọc xong, chờ duyệt"),
                            ("finding", "Văn bản có phát hiện cần xem trước khi nhận"),
                            ("paper_failed", "Văn bản không đọc được"),
                            ("held", "Số liệu chồng lấn chờ quyết định"),
                            ("version_waits", "Bản kế hoạch chờ phê duyệt"),
                            ("approved", "Kế hoạch được phê duyệt"),
                            ("issued", "Văn bản được phát hành"),
                            ("returned", "Bản đã ký được nhận lại"),
                            ("moved", "Câu đã sửa có số liệu thay đổi"),
                            ("ending", "Vai trò, căn cứ sắp hết hạn"),
                        ],
                        max_length=16,
                    ),
                ),
                ("shown", models.BooleanField(default=True)),
                ("by_mail", models.BooleanField(default=False)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notification_choices",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(models.F("user"), models.F("kind"), name="notification_choice_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "paper_read",
                                    "finding",
                                    "paper_failed",
                                    "held",
                                    "version_waits",
                                    "approved",
                                    "issued",
                                    "returned",
                                    "moved",
                                    "ending",
                                ],
                            )
                        ),
                        name="notification_choice_kind_known",
                    ),
                ],
            },
        ),
    ]
