"""The one search box: everything a person may see, without marks, the best first; nothing of what others keep."""

import html
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from khuyencong.records.models import Area, Line, Paper, Reference, SigningDelegation, UnitTitle, User
from khuyencong.records.search import ranked
from khuyencong.work.library import tables_listed, take_rows
from khuyencong.work.plans import add_line
from khuyencong.work.reporting import put_aside, save_draft
from khuyencong.work.tasks import withdraw_task
from tests.desk.conftest import SignIn
from tests.factories import Case, waiting_paper
from tests.world import read_as


def page(client: Client, words: str, only: str = "") -> str:
    told = client.get(reverse("search"), {"q": words, "nhom": only}).content.decode()
    return re.sub(r"</?mark>", "", " ".join(told.split()))


def test_each_kind_is_found_and_leads_where_it_stands(case: Case, officer: Client) -> None:
    Reference.objects.create(province=case.world.province, key="nd45", number="45/2012/NĐ-CP", kind="Nghị định")
    home = Area.objects.create(code="75", level="province", name="Đồng Nai", type="Tỉnh")
    Area.objects.filter(pk=home.pk).update(path=f"/{home.pk}/", present_path=f"/{home.pk}/")
    assert reverse("line", args=[case.plan.pk, case.line.pk]) in page(officer, "hoi cho trong nuoc")
    assert reverse("plan", args=[case.plan.pk]) in page(officer, "ke hoach khuyen cong 2023")
    assert reverse("paper", args=[case.accepted.pk]) in page(officer, "ket qua khuyen cong")
    assert "45/2012/NĐ-CP" in page(officer, "nghi dinh 45/2012")
    assert reverse("unit", args=[case.world.centre.pk]) in page(officer, "trung tam khuyen")
    assert reverse("area", args=[home.pk]) in page(officer, "tinh dong nai")


def test_the_example_in_the_box_leads_to_what_it_says(case: Case, officer: Client) -> None:
    box = html.unescape(officer.get("/").content.decode())
    (words,) = re.findall(r"Tìm không cần dấu: ([a-z ]+)…", box)
    first = page(officer, words).partition('class="todo hit"')[2]
    assert reverse("line", args=[case.plan.pk, case.line.pk]) in first.partition('class="todo hit"')[0]


def test_tasks_and_papers_being_composed_are_found_while_they_stand(
    case: Case, officer: Client, signed_in: SignIn
) -> None:
    task, draft = case.assigned, case.draft
    save_draft(case.world.officer, draft, {"place": "Phòng họp số bảy"}, draft.revision)
    assert reverse("task", args=[task.pk]) in page(officer, "gui danh sach san pham")
    found = page(officer, "phong hop so bay")
    assert reverse("compose", args=[draft.pk]) in found
    assert "Phòng họp số bảy" in found  # the words stand in what was filled in
    nobody = signed_in(case.world.stranger)
    assert reverse("compose", args=[draft.pk]) not in page(nobody, "phong hop so bay")
    withdraw_task(case.world.officer, task, "đã làm")
    put_aside(case.world.officer, draft)
    assert reverse("task", args=[task.pk]) not in page(officer, "gui danh sach san pham")
    assert reverse("compose", args=[draft.pk]) not in page(officer, "phong hop so bay")


def test_who_signs_what_was_handed_over_and_accounts_are_found_by_who_may_see_them(
    case: Case, officer: Client, signed_in: SignIn
) -> None:
    leave, colleague = case.delegation, case.people["centre"]
    User.objects.filter(pk=colleague.pk).update(full_name="Trần Thị Mẫu")
    signers = f"{reverse('signers')}?don_vi={case.world.department.pk}"
    for words in ("giam doc le thu", "giay nghi phep", "nghi phep di cong tac"):
        assert signers in page(officer, words)
    admin = signed_in(case.people["admin"])
    account = reverse("person", args=[colleague.pk])
    assert account in page(admin, "tran thi mau")
    assert account not in page(officer, "tran thi mau")
    SigningDelegation.objects.filter(pk=leave.pk).update(withdrawn_at_act=1)
    assert "giấy nghỉ phép" not in page(officer, "giay nghi phep")


def test_only_areas_of_the_own_province_are_found_for_only_they_have_a_page(case: Case, officer: Client) -> None:
    assert case.area
    Area.objects.create(code="01", level="province", name="Hà Nội", type="Thành phố", path="/99/", present_path="/99/")
    assert "Hà Nội" not in page(officer, "ha noi")


def test_the_sentence_of_a_paper_that_holds_the_words_is_shown(case: Case, officer: Client) -> None:
    Paper.objects.filter(pk=case.waiting.pk).update(text="Dòng đầu.\nHỗ trợ làng gốm sứ Tân Vạn mở lò mới.\nDòng cuối.")
    told = page(officer, "gom su tan van")
    assert "Hỗ trợ làng gốm sứ Tân Vạn mở lò mới." in told
    assert "Dòng cuối" not in told


def test_two_syllables_far_from_one_another_are_no_word(case: Case, officer: Client) -> None:
    Paper.objects.filter(pk=case.waiting.pk).update(
        name="a.txt", title="Xa nhau", text="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHỗ trợ cho cơ sở mới."
    )
    assert "Xa nhau" in page(officer, "cong hoa ho tro cho")  # all of them, and nothing holds them closer
    assert "HỘI CHỦ" not in page(officer, "hoi cho")
    Paper.objects.filter(pk=case.accepted.pk).update(text="CỘNG HÒA XÃ HỘI\nTham gia hội\nchợ và hội nghị.")
    told = officer.get(reverse("search"), {"q": "hoi cho"}).content.decode()
    assert "Xa nhau" not in told
    assert "Tham gia <mark>hội\nchợ</mark> và hội nghị." in told


def test_a_place_comes_before_papers_that_hold_its_syllables_in_other_words(case: Case, officer: Client) -> None:
    """«xã La Ngà» brought papers with «xã», «là» and «ngày», and the unit and the place behind them."""
    unit = case.people["commune"].memberships.get().unit
    told = {"place_name": "xã La Ngà", "certainty": "verified", "source": "thử"}
    UnitTitle.objects.create(unit=unit, title="UBND xã La Ngà", short_title="xã La Ngà", **told)
    near = Line.objects.get(pk=case.line.pk)
    Paper.objects.filter(pk=case.waiting.pk).update(title="Không nêu nơi", text="Xã là nơi họp vào ngày 5.")
    Paper.objects.filter(pk=case.accepted.pk).update(title="Có đủ chữ", text="Xã ta là bạn của nước Nga.")
    Line.objects.filter(pk=near.pk).update(title="La Ngà và các xã khác")

    shown = page(officer, "xã La Ngà")
    assert "Không nêu nơi" not in shown
    at = [shown.index(words) for words in ("UBND xã La Ngà", "La Ngà và các xã khác", "Có đủ chữ")]
    assert at == sorted(at)
    assert "UBND xã La Ngà" in page(officer, "ubnd xa la ng")  # the last word as it is being typed


def test_words_of_one_line_are_marked_where_each_stands(case: Case, officer: Client) -> None:
    Paper.objects.filter(pk=case.waiting.pk).update(text="Dòng đầu.\nMở lò gốm ở làng Tân Vạn.")
    told = officer.get(reverse("search"), {"q": "gom tan van"}).content.decode()
    assert "Mở lò <mark>gốm</mark> ở làng <mark>Tân</mark> <mark>Vạn</mark>." in told


def test_an_issued_paper_is_found_by_what_stands_in_it(case: Case, officer: Client) -> None:
    issued = case.issue
    shown = page(officer, "mang luoi cong tac vien")
    assert reverse("issue", args=[issued.pk]) in shown
    assert "05/01/2024" in shown


def test_a_stranger_finds_nothing_of_the_department_s_papers(case: Case, officer: Client, signed_in: SignIn) -> None:
    stranger = signed_in(case.world.stranger)
    Paper.objects.filter(pk=case.waiting.pk).update(title="Hồ sơ riêng của sở", text="mật khẩu kho gốm sứ")
    assert "Hồ sơ riêng" not in page(stranger, "ho so rieng")
    assert "gốm sứ" not in page(stranger, "gom su")
    assert "Hồ sơ riêng" in page(officer, "ho so rieng")


def test_whole_words_come_before_beginnings_and_names_before_texts(case: Case) -> None:
    lines = [
        add_line(case.plan, case.plan.top, Line.Kind.ITEM, number, title)
        for number, title in (
            ("8.1", "Chợ hoa sung"),
            ("8.2", "Hỗ trợ gốm sứ"),
            ("8.3", "Gốm sứ"),
            ("8.4", "Gốm, suất"),
        )
    ]
    order = ranked("line", ["gom", "su"], Line.objects.all())
    assert order == [lines[2].pk, lines[1].pk, lines[3].pk]


def test_one_kind_may_be_seen_whole(case: Case, officer: Client) -> None:
    for number in range(8):
        add_line(case.plan, case.plan.top, Line.Kind.ITEM, f"9.{number}", f"Phiên chợ đêm {number}")
    assert page(officer, "phien cho dem").count('class="todo hit"') == 6
    assert "nhom=line" in page(officer, "phien cho dem")
    assert page(officer, "phien cho dem", "line").count('class="todo hit"') == 8


def test_what_is_found_is_marked_and_escaped(case: Case, officer: Client) -> None:
    Line.objects.filter(pk=case.line.pk).update(title="Hội <b>chợ</b> & triển lãm")
    told = officer.get(reverse("search"), {"q": "hoi cho"}).content.decode()
    assert "<mark>Hội</mark> &lt;b&gt;<mark>chợ</mark>&lt;/b&gt; &amp; triển lãm" in told


def test_a_unit_is_shown_by_its_last_name(case: Case, officer: Client) -> None:
    assert "UBND thành phố Đồng Nai" in page(officer, "ubnd tinh dong nai")
    assert UnitTitle.objects.filter(unit=case.world.committee).count() == 2


def test_many_papers_cost_as_many_queries_as_few(case: Case, officer: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            officer.get(reverse("search"), {"q": "khuyen cong"})
        return len(asked)

    waiting_paper(case.world, 7)
    add_line(case.plan, case.plan.top, Line.Kind.ITEM, "7", "Phiên chợ khuyến công")
    with_one_more = queries()
    for number in (8, 9, 10):
        waiting_paper(case.world, number)
        add_line(case.plan, case.plan.top, Line.Kind.ITEM, f"7.{number}", f"Phiên chợ khuyến công {number}")
    assert queries() == with_one_more


@pytest.mark.parametrize("words", ["", "   ", "!!!", "'; DROP TABLE records_act; --", '"gom" OR *', "a" * 300])
def test_odd_questions_are_answered_calmly(case: Case, officer: Client, words: str) -> None:
    assert officer.get(reverse("search"), {"q": words}).status_code == 200


LIST = "DANH SÁCH\nSản phẩm OCOP\n\nTT | Tên sản phẩm | Chủ thể | Hạng sao | Quyết định số | Ngày công nhận\n"
FIRST = "1 | Bưởi sấy dẻo | HTX Thử Nghiệm | 3 sao | 12/QĐ-UBND | 24/7/2023\n"
AGAIN = "1 | Bưởi sấy dẻo | Hợp tác xã Thử Nghiệm | 4 sao | 90/QĐ-UBND | 20/7/2026\n"
OTHER = "2 | Bưởi sấy dẻo | Cơ sở Mẫu {n} | 4 sao | 90/QĐ-UBND | 20/7/2026\n"


def test_a_product_recognised_again_is_found_once_also_by_its_former_decision(case: Case, officer: Client) -> None:
    for n, row in enumerate((AGAIN, FIRST)):
        paper = read_as(case.world, f"{LIST}{row}{OTHER.format(n=n)}")
        take_rows(case.world.officer, paper, tables_listed(paper)[0])
    assert page(officer, "buoi say deo", "register").count('class="todo hit"') == 3  # of three holders
    found = page(officer, "buoi say deo 12/qd-ubnd", "register")
    assert (found.count('class="todo hit"'), "90/QĐ-UBND" in found, "12/QĐ-UBND" in found) == (1, True, False)
