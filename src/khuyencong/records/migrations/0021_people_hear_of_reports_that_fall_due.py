"""People hear of reports that fall due."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0020_norms_stand_under_their_documents"),
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
        migrations.AlterField(
            model_name="notification",
            name="kind",
            field=models.CharField(
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
                    ("paper_failed", "Văn bản không đọc được"),
                    ("held", "Số liệu chồng lấn chờ quyết định"),
                    ("version_waits", "Bản kế hoạch chờ phê duyệt"),
                    ("approved", "Kế hoạch được phê duyệt"),
                    ("issued", "Văn bản được phát hành"),
                    ("returned", "Bản đã ký được nhận lại"),
                    ("moved", "Câu đã sửa có số liệu thay đổi"),
                    ("due", "Báo cáo sắp đến hạn"),
                    ("ending", "Vai trò, căn cứ sắp hết hạn"),
                ],
                max_length=16,
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
                            "paper_failed",
                            "held",
                            "version_waits",
                            "approved",
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
                            "paper_failed",
                            "held",
                            "version_waits",
                            "approved",
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
    ]
