import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0032_a_total_cut_another_way_is_compared"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="notification",
            name="notification_kind_known",
        ),
        migrations.RemoveConstraint(
            model_name="notificationchoice",
            name="notification_choice_kind_known",
        ),
        migrations.RemoveConstraint(
            model_name="paper",
            name="paper_received_once",
        ),
        migrations.AddField(
            model_name="paper",
            name="answer",
            field=models.TextField(blank=True, default="", verbose_name="lý do trả lại"),
        ),
        migrations.AddField(
            model_name="paper",
            name="sender",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sent_papers",
                to="records.unit",
                verbose_name="đơn vị gửi",
            ),
        ),
        migrations.AlterField(
            model_name="notification",
            name="kind",
            field=models.CharField(
                choices=[
                    ("paper_read", "Văn bản đã đọc xong, chờ duyệt"),
                    ("finding", "Văn bản có phát hiện cần xem trước khi nhận"),
                    ("answered", "Văn bản đã gửi được xử lý hoặc bị trả lại"),
                    ("paper_failed", "Văn bản không đọc được"),
                    ("held", "Số liệu chồng lấn chờ quyết định"),
                    ("version_waits", "Bản kế hoạch chờ phê duyệt"),
                    ("approved", "Kế hoạch được phê duyệt"),
                    ("to_sign", "Văn bản trình ký chờ anh/chị ký"),
                    ("sent_back", "Văn bản trình ký được trả lại"),
                    ("taken_back", "Văn bản trình anh/chị được rút lại"),
                    ("issued", "Văn bản được phát hành"),
                    ("returned", "Bản đã ký được nhận lại"),
                    ("moved", "Câu đã sửa có số liệu thay đổi"),
                    ("due", "Báo cáo sắp đến hạn"),
                    ("ending", "Vai trò, căn cứ sắp hết hạn"),
                ],
                max_length=16,
            ),
        ),
        migrations.AlterField(
            model_name="notificationchoice",
            name="kind",
            field=models.CharField(
                choices=[
                    ("paper_read", "Văn bản đã đọc xong, chờ duyệt"),
                    ("finding", "Văn bản có phát hiện cần xem trước khi nhận"),
                    ("answered", "Văn bản đã gửi được xử lý hoặc bị trả lại"),
                    ("paper_failed", "Văn bản không đọc được"),
                    ("held", "Số liệu chồng lấn chờ quyết định"),
                    ("version_waits", "Bản kế hoạch chờ phê duyệt"),
                    ("approved", "Kế hoạch được phê duyệt"),
                    ("to_sign", "Văn bản trình ký chờ anh/chị ký"),
                    ("sent_back", "Văn bản trình ký được trả lại"),
                    ("taken_back", "Văn bản trình anh/chị được rút lại"),
                    ("issued", "Văn bản được phát hành"),
                    ("returned", "Bản đã ký được nhận lại"),
                    ("moved", "Câu đã sửa có số liệu thay đổi"),
                    ("due", "Báo cáo sắp đến hạn"),
                    ("ending", "Vai trò, căn cứ sắp hết hạn"),
                ],
                max_length=16,
            ),
        ),
        migrations.AlterField(
            model_name="paper",
            name="state",
            field=models.CharField(
                choices=[
                    ("received", "chờ đọc"),
                    ("reading", "đang đọc"),
                    ("read", "chờ duyệt"),
                    ("accepted", "đã ghi sổ"),
                    ("noted", "đã xem"),
                    ("failed", "không đọc được"),
                    ("returned", "bị trả lại"),
                    ("issued", "đã phát hành"),
                ],
                default="received",
                max_length=8,
            ),
        ),
        migrations.AddConstraint(
            model_name="notification",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "paper_read",
                            "finding",
                            "answered",
                            "paper_failed",
                            "held",
                            "version_waits",
                            "approved",
                            "to_sign",
                            "sent_back",
                            "taken_back",
                            "issued",
                            "returned",
                            "moved",
                            "due",
                            "ending",
                        ],
                    )
                ),
                name="notification_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="notificationchoice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "paper_read",
                            "finding",
                            "answered",
                            "paper_failed",
                            "held",
                            "version_waits",
                            "approved",
                            "to_sign",
                            "sent_back",
                            "taken_back",
                            "issued",
                            "returned",
                            "moved",
                            "due",
                            "ending",
                        ],
                    )
                ),
                name="notification_choice_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="paper",
            constraint=models.UniqueConstraint(
                models.F("unit"),
                models.F("file"),
                condition=models.Q(("direction", "received"), ("sender", None)),
                name="paper_received_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="paper",
            constraint=models.UniqueConstraint(
                models.F("sender"),
                models.F("file"),
                condition=models.Q(("sender__isnull", False)),
                name="paper_sent_once",
            ),
        ),
    ]
