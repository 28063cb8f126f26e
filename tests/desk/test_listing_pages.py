"""Lists of products and establishments at the counter: checked, mapped, taken, found again, taken along as a file."""

import html
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from khuyencong.papers import read_text
from khuyencong.records.models import Paper, RegisterRecord
from khuyencong.records.personal import without_people
from tests.desk.conftest import SignIn
from tests.factories import Case
from tests.world import list_paper, read_as


def text_of(client: Client, address: str) -> str:
    page = client.get(address)
    assert page.status_code == 200
    return " ".join(html.unescape(page.content.decode()).split())


@pytest.fixture
def paper(case: Case) -> Paper:
    return list_paper(case.world)


def listing(paper: Paper) -> str:
    return reverse("listing", args=[paper.pk, paper.text.index("TT |")])


def test_the_review_leads_to_the_lists_of_the_paper(officer: Client, paper: Paper) -> None:
    page = text_of(officer, reverse("paper", args=[paper.pk]))
    assert "Danh mục sản phẩm · 3 dòng" in page
    assert f'href="{listing(paper)}"' in page


def test_rows_are_shown_with_what_is_unclear_and_the_rest_is_taken_at_once(officer: Client, paper: Paper) -> None:
    page = text_of(officer, listing(paper))
    assert "Nhận các dòng không có gì cần xem (2)" in page
    assert "không rõ mấy sao: «A»" in page
    answer = officer.post(listing(paper), {"viec": "sach"}, follow=True)
    assert "Đã nhận 2 dòng vào danh mục" in html.unescape(answer.content.decode())
    assert paper.register.count() == 2
    assert "2 đã nhận" in text_of(officer, listing(paper))


def test_columns_are_mapped_once_for_all_rows(officer: Client, paper: Paper) -> None:
    """The person says that the holder's column names establishments: it is a list of these then."""
    mapping = {"c1": "trade", "c2": "establishment"}
    query = "&".join(f"{name}={holds}" for name, holds in mapping.items())
    assert "Danh mục cơ sở" in text_of(officer, f"{listing(paper)}?{query}")
    officer.post(listing(paper), {"viec": "chon", "dong": ["2"], **mapping})
    record = paper.register.get()
    assert (record.kind, record.name, record.trade) == ("establishment", "HTX Thử Nghiệm", "Bưởi sấy dẻo")


def test_points_stand_in_a_column_of_their_own(case: Case, officer: Client) -> None:
    paper = list_paper(
        case.world, "1 | Bưởi sấy dẻo | HTX Thử Nghiệm | 74,25 | 4 sao | 12/QĐ-UBND", "2 | Gốm | B | 60 | 3 sao |"
    )
    assert '<td class="num" data-k="Điểm">74,25</td>' in text_of(officer, f"{listing(paper)}?c3=points")


SUPPORTED = """DANH SÁCH
Cơ sở CNNT được hỗ trợ năm 2025

STT | Tên cơ sở | Địa chỉ | Người đại diện | Máy móc hỗ trợ | Kinh phí hỗ trợ (triệu đồng) | Thời gian
1 | HTX Bàu Sen | | Trần Thị Thử | 02 máy sấy | 250 | tháng 6/2025
2 | Công ty TNHH Gỗ Mẫu | | Lê Thử | máy CNC | 120,5 | năm 2025
 | Tổng cộng | | | | 370,5 |
"""


def test_who_is_given_something_goes_to_the_register_and_into_no_plan(case: Case, officer: Client) -> None:
    paper = read_as(case.world, SUPPORTED)
    page = text_of(officer, reverse("paper", args=[paper.pk]))
    assert (paper.facts.count(), paper.purpose) == (0, "other")
    assert "Danh mục cơ sở · 2 dòng" in page
    assert "Bảng này là danh sách cơ sở, không phải nội dung của kế hoạch" in page
    assert "Kinh phí ghi trong bảng đi theo từng dòng, không ghi vào kế hoạch." in page
    address = reverse("listing", args=[paper.pk, paper.text.index("STT |")])
    assert f'href="{address}"' in page
    assert "không cộng vào số liệu nào của kế hoạch" in text_of(officer, address)
    officer.post(address, {"viec": "sach"})
    told = paper.register.values_list("name", "given", "support", "period", "since")
    assert sorted(told) == [
        ("Công ty TNHH Gỗ Mẫu", "máy CNC", 120_500_000, "2025", date(2025, 12, 31)),
        ("HTX Bàu Sen", "02 máy sấy", 250_000_000, "2025M06", date(2025, 6, 30)),
    ]
    assert '02 máy sấy · <span class="number">250.000.000</span> đồng' in text_of(officer, reverse("registers"))


def test_a_column_of_days_is_mapped_to_the_recognition_and_its_end(case: Case, officer: Client) -> None:
    paper = list_paper(
        case.world, "1 | Bưởi | HTX A | 24-7-2026 | 4 sao | 12/QĐ-UBND", "2 | Mít | B | 1/8/2026 | 3 | 12"
    )
    assert '<option value="decided_on">ngày công nhận, ngày cấp</option>' in text_of(officer, listing(paper))
    officer.post(listing(paper), {"viec": "chon", "dong": ["2"], "c3": "decided_on"})
    record = paper.register.get()
    assert (record.decided_on, record.valid_to) == (date(2026, 7, 24), date(2029, 7, 24))


def test_a_product_recognised_again_stands_in_one_row_with_what_was_before(case: Case, officer: Client) -> None:
    head = "DANH SÁCH\nSản phẩm OCOP\n\nTT | Tên sản phẩm | Chủ thể | Hạng sao | Quyết định số | Ngày công nhận\n"
    rows = "1 | Mứt bưởi | HTX A | {stars} sao | {decision} | {day}\n2 | Mít {n} | HTX B | 3 | 8/QĐ-UBND | 1/2/2025\n"
    for n, stars, decision, day in ((1, 3, "12/QĐ-UBND", "24/7/2023"), (2, 4, "90/QĐ-UBND", "20/7/2026")):
        paper = read_as(case.world, head + rows.format(n=n, stars=stars, decision=decision, day=day))
        address = reverse("listing", args=[paper.pk, paper.text.index("TT |")])
        page = text_of(officer, address)
        officer.post(address, {"viec": "sach"})
    assert "cùng sản phẩm trong danh mục: 3 sao (12/QĐ-UBND)" in page
    page = text_of(officer, f"{reverse('registers')}?q=12/QĐ")
    assert page.count('<th scope="row" lang="vi"> Mứt bưởi') == 1
    assert page.index("90/QĐ-UBND") < page.index("1 lần trước") < page.index("12/QĐ-UBND</span> 24/7/2023")
    told = b"".join(officer.get(f"{reverse('registers_file')}?dang=csv&q=mut").streaming_content).decode()
    assert "3 sao, 12/QĐ-UBND, 24/7/2023" in told
    assert told.count("Mứt bưởi") == 1


def test_a_reported_star_is_told_as_reported_and_counted_nowhere(case: Case, officer: Client) -> None:
    officer.post(reverse("withdraw_record", args=[case.record.pk]), {"reason": "thử"})
    paper = list_paper(case.world, "1 | Bưởi | HTX A | | 4 sao |", "2 | Mít | HTX B | | 3 sao |")
    assert text_of(officer, listing(paper)).count("báo cáo, chưa có quyết định") == 2
    officer.post(listing(paper), {"viec": "sach"})
    assert "báo cáo, chưa công nhận" in text_of(officer, reverse("registers"))
    assert "2 sản phẩm chỉ được báo cáo sao" in text_of(officer, reverse("register_counts"))


def test_nothing_chosen_is_said_and_a_mapping_without_a_name_is_none(officer: Client, paper: Paper) -> None:
    page = officer.post(listing(paper), {"viec": "chon"})
    assert "Chưa chọn dòng nào." in html.unescape(page.content.decode())
    assert "Danh mục sản phẩm" in text_of(officer, f"{listing(paper)}?c1=&c9=x")
    assert officer.get(reverse("listing", args=[paper.pk, 7])).status_code == 404


def test_the_register_is_found_without_marks_and_leads_to_the_row(case: Case, officer: Client) -> None:
    record = case.record
    page = text_of(officer, f"{reverse('registers')}?q=buoi&loai=product&sao=4")
    assert "Bưởi sấy dẻo" in page
    assert f"{reverse('listing', args=[record.paper_id, record.table])}#d{record.row}" in page
    assert "Không có dòng nào khớp" in text_of(officer, f"{reverse('registers')}?q=gom")
    assert "Không có dòng nào khớp" in text_of(officer, f"{reverse('registers')}?sao=3")


def test_the_one_search_box_finds_records_and_names_no_private_person(case: Case, officer: Client) -> None:
    officer.post(listing(list_paper(case.world)), {"viec": "sach"})
    page = text_of(officer, f"{reverse('search')}?q=gom+men&nhom=register")
    assert "Hộ kinh doanh T. T. Mẫu" in page
    assert "Trần Thị Mẫu" not in page


def test_a_record_is_withdrawn_with_a_reason(case: Case, officer: Client) -> None:
    address = reverse("withdraw_record", args=[case.record.pk])
    assert "Chưa điền" in html.unescape(officer.post(address, {"reason": ""}).content.decode())
    assert officer.post(address, {"reason": "Nhầm"})["Location"] == reverse("registers")
    assert "Chưa có dòng nào" in text_of(officer, reverse("registers"))
    assert officer.get(address).status_code == 404


def test_the_file_holds_what_the_page_shows(case: Case, officer: Client) -> None:
    RegisterRecord.objects.filter(pk=case.record.pk).update(decision="=1+1")
    answer = officer.get(f"{reverse('registers_file')}?dang=xlsx&q=buoi")
    head, *rows = read_text(b"".join(answer.streaming_content), "a.xlsx").content.split("\n")
    assert head.startswith("Loại | Tên | Chủ thể")
    assert [row[:45] for row in rows] == ["sản phẩm | Bưởi sấy dẻo | HTX Thử Nghiệm |  | "[:45]]
    told = b"".join(officer.get(f"{reverse('registers_file')}?dang=csv").streaming_content).decode()
    assert "'=1+1" in told


def test_a_private_persons_name_is_shortened_for_who_may_not_see_the_paper(case: Case, signed_in: SignIn) -> None:
    paper = list_paper(case.world)
    client = signed_in(case.world.officer)
    client.post(listing(paper), {"viec": "sach"})
    name = "Hộ kinh doanh Trần Thị Mẫu"
    assert name in text_of(client, reverse("registers"))
    stranger = signed_in(case.people["commune"])
    page = text_of(stranger, reverse("registers"))
    assert "Hộ kinh doanh T. T. Mẫu" in page
    told = b"".join(stranger.get(f"{reverse('registers_file')}?dang=csv").streaming_content).decode()
    assert name not in page + told
    assert "Bưởi sấy dẻo" in page


@pytest.mark.parametrize(
    ("holder", "shown"),
    [
        ("Hộ kinh doanh Trần Thị Mẫu", "Hộ kinh doanh T. T. Mẫu"),
        ("Ông Lê Thử", "Ông L. Thử"),
        ("Nguyễn Văn Mẫu", "N. V. Mẫu"),
        ("HTX Lê Lợi", "HTX Lê Lợi"),
        ("Công ty TNHH Phạm Gia", "Công ty TNHH Phạm Gia"),
        ("Cơ sở Vũ Thị Thử", "Cơ sở V. T. Thử"),
        ("Hợp tác xã nông nghiệp Mai Sơn", "Hợp tác xã nông nghiệp Mai Sơn"),
        ("trần thị mẫu", "t. t. mẫu"),
        ("Hộ bà Lương Thị Mẫu", "Hộ bà L. T. Mẫu"),
        ("hộ kinh doanh Đào Văn B", "hộ kinh doanh Đ. V. B"),
        ("Hộ ông Điểu Đức", "Hộ ông Đ. Đức"),
        ("Nghệ nhân Zơ Râm Thử", "Nghệ nhân Z. R. Thử"),
        ("Hộ kinh doanh Trần Thị Mẫu (ấp 3, xã Phú Lý)", "Hộ kinh doanh T. T. Mẫu (ấp 3, xã Phú Lý)"),
        ("Hộ kinh doanh Gốm Trần Thị Mẫu", "Hộ kinh doanh G. T. T. Mẫu"),
        ("Ông Trần Văn E và bà Lê Thị F", "Ông T. V. E và bà L. T. F"),
        ("HTX Bàu Sen và bà Phùng Thị Mẫu", "HTX Bàu Sen và bà P. T. Mẫu"),
        ("HTX Bà Rịa Xanh", "HTX Bà Rịa Xanh"),
    ],
)
def test_only_people_are_shortened(holder: str, shown: str) -> None:
    assert without_people(holder) == shown
