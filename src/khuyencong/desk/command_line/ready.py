"""`khuyencong ready`: what an installation still lacks before people come, and what only its operator can know."""

TO_SHOW = (  # each with the requirements of docs/security.md it answers
    ("V3.5.4", "tên miền chỉ dẫn tới chương trình này, không ứng dụng nào khác cùng tên: khối «server» của nginx"),
    ("V11.1.1", "ai giữ secret_key, khóa TLS, khóa của bản sao lưu; ngày thay gần nhất của từng khóa"),
    ("V13.3.1", "bí mật nằm ở kho bí mật của cơ quan, hay ở tệp chỉ root và dịch vụ đọc được: «ls -l /etc/khuyencong»"),
    ("V14.2.4", "ổ của máy PostgreSQL và bản sao lưu mang đi nơi khác được mã hóa bằng gì"),
    ("V16.4.3", "nhật ký được gửi tới máy nào, ai đọc được ở đó"),
)


def ready() -> int:
    """1 where something is to be mended."""
    from django.core.checks import run_checks

    faults = run_checks(include_deployment_checks=True)
    for fault in faults:
        print(f"{'LỖI' if fault.is_serious() else 'CẦN XEM'}  {fault.msg}  [{fault.id}]")
        print(f"    {fault.hint}")
    print(f"{len(faults)} điều cần sửa." if faults else "Mọi điều chương trình xem được đều đạt.")
    print("Chương trình không xem được, người vận hành ghi lại:")
    for requirement, words in TO_SHOW:
        print(f"  {requirement:8} {words}")
    return int(bool(faults))
