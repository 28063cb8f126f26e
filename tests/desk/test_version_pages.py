"""Versions of a plan on screen, and money moved between its contents under the approved total."""

import html
from datetime import date

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from khuyencong.records.models import Act, Measure, Statement
from khuyencong.terms.facts import Role
from khuyencong.work.adjust import purses
from khuyencong.work.plans import Decision, approve
from tests.desk.test_plan_pages import row
from tests.factories import Case
from tests.world import accept_all, item, tell

BASIS = {"number": "56/SCT-CN", "day": "1/8/2023", "reason": "bù phần tăng"}


def approved(case: Case) -> None:
    approve(case.world.leader, case.plan.versions.get(), Decision("95/KH-UBND", date(2023, 3, 1)))


def page(client: Client, route: str, case: Case, **query: str) -> str:
    return html.unescape(client.get(reverse(route, args=[case.plan.pk]), query).content.decode())


def said(case: Case, **new: str) -> dict[str, str]:
    """What the page sends: a field for each content, with what it showed."""
    sent = dict(BASIS)
    for purse in purses(case.plan):
        code = f"{purse.line.pk}-0"
        sent |= {f"tien-{code}": new.get(purse.line.title.split()[0], ""), f"thay-{code}": str(purse.money)}
    return sent


def test_a_draft_is_not_adjusted(case: Case, officer: Client) -> None:
    assert "Chỉ điều chỉnh được kế hoạch đã phê duyệt" in page(officer, "adjust_plan", case)


def test_money_is_moved_and_shown_beside_what_it_was(case: Case, officer: Client) -> None:
    approved(case)
    sent = said(case, Hội="470.000.000", Mạng="880 triệu")
    answer = officer.post(reverse("adjust_plan", args=[case.plan.pk]), sent, follow=True)
    told = html.unescape(answer.content.decode())
    assert "Đã ghi điều chỉnh" in told
    assert "+20.000.000</a>" in told
    assert "−20.000.000</a>" in told
    assert "2 thay đổi" in told
    assert Act.objects.filter(verb="adjust").count() == 1


def test_what_is_refused_keeps_what_was_typed_and_shows_what_stands(case: Case, officer: Client) -> None:
    approved(case)
    address = reverse("adjust_plan", args=[case.plan.pk])
    short = html.unescape(officer.post(address, said(case, Hội="470.000.000")).content.decode())
    assert "còn thiếu 20.000.000 đồng" in short
    assert 'value="470.000.000"' in short
    wrong = html.unescape(officer.post(address, said(case, Hội="nhiều hơn")).content.decode())
    assert "«nhiều hơn» không phải là số" in wrong
    stale = said(case, Hội="460.000.000", Mạng="890.000.000") | {f"thay-{case.line.pk}-0": "400000000"}
    assert "nay đã có người đổi thành 450.000.000" in html.unescape(officer.post(address, stale).content.decode())
    forged = said(case, Hội="460.000.000") | {f"thay-{case.line.pk}-0": "--5"}
    assert officer.post(address, forged).status_code == 200


def test_a_second_version_is_compared_with_the_first(case: Case, officer: Client) -> None:
    approved(case)
    told = (
        item("1.1", "Hội chợ trong nước", Role.PLAN, 500_000_000, (4, "hội chợ")),
        item("2.3", "Máy sấy", Role.PLAN, 1),
    )
    accept_all(case.world.officer, tell(case.world, *told, title="Kế hoạch khuyến công điều chỉnh 2023"))
    shown = page(officer, "compare_versions", case)
    assert "trước bản 2 → hiện nay" in shown
    assert "1 bổ sung" in shown
    assert "1 thay đổi" in shown
    assert "Bình chọn sản phẩm" not in shown
    assert "Bình chọn sản phẩm" in page(officer, "compare_versions", case, tat_ca="1")
    assert "không khác nhau" in page(officer, "compare_versions", case, tu="nay", den="nay")


def added(case: Case, **more: str) -> dict[str, str]:
    """What the page sends beside the old contents: one new one, in its first group."""
    group = case.plan.lines.filter(kind="group").order_by("position")[0]
    new = {"title": "Trình diễn máy ép", "group": str(group.pk), "number": "", "tien-0": "20 triệu", **more}
    return said(case, Mạng="880 triệu") | {"so-moi": "1"} | {f"moi-0-{name}": words for name, words in new.items()}


def test_a_content_is_added_on_the_page_and_goes_with_its_adjustment(
    case: Case, officer: Client, english: None
) -> None:
    approved(case)
    address = reverse("adjust_plan", args=[case.plan.pk])
    told = html.unescape(officer.post(address, added(case), follow=True).content.decode())
    assert "1 bổ sung" in told
    assert "Trình diễn máy ép" in told
    act = Act.objects.get(verb="adjust")
    undo = reverse("undo_adjustment", args=[case.plan.pk, act.number])
    assert undo in page(officer, "adjust_plan", case)
    assert act.summary in html.unescape(officer.get(undo).content.decode())
    officer.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert 'Adjusted <span lang="vi">' in officer.get(undo).content.decode()
    del officer.cookies[settings.LANGUAGE_COOKIE_NAME]
    shown = html.unescape(officer.post(undo, {"reason": "ghi nhầm văn bản"}, follow=True).content.decode())
    assert "Đã hoàn tác điều chỉnh" in shown
    assert "Trình diễn máy ép" not in shown
    assert undo not in page(officer, "adjust_plan", case)
    line = reverse("line", args=[case.plan.pk, case.plan.lines.get(title="Trình diễn máy ép").pk])
    assert "Hoàn tác điều chỉnh" in html.unescape(officer.get(line).content.decode())


def test_one_more_form_judges_nothing_and_forgets_nothing(case: Case, officer: Client) -> None:
    approved(case)
    sent = added(case) | {"them": "1", "number": "", "moi-0-tien-0": "20 tr"}
    shown = html.unescape(officer.post(reverse("adjust_plan", args=[case.plan.pk]), sent).content.decode())
    assert 'name="so-moi" value="2"' in shown
    assert 'value="Trình diễn máy ép"' in shown
    assert 'value="20 tr"' in shown
    assert 'value="880 triệu"' in shown
    assert "Chưa gửi được" not in shown
    with CaptureQueriesContext(connection) as for_two:
        officer.post(reverse("adjust_plan", args=[case.plan.pk]), sent)
    with CaptureQueriesContext(connection) as for_twenty:
        many = officer.post(reverse("adjust_plan", args=[case.plan.pk]), sent | {"so-moi": "19"})
    assert 'name="so-moi" value="20"' in many.content.decode()
    assert len(for_twenty) == len(for_two)  # what the forms offer is asked once for the page


def test_a_blank_form_adds_nothing_and_a_half_filled_one_is_told(case: Case, officer: Client) -> None:
    approved(case)
    address, blank = reverse("adjust_plan", args=[case.plan.pk]), {"title": "", "tien-0": ""}
    half = html.unescape(officer.post(address, added(case, title="", aim="3")).content.decode())
    assert "Chưa điền." in half
    assert "Chỉ tiêu cần cả số lượng và là số gì." in half
    told = Statement.objects.filter(plan=case.plan).values("measure")
    count = Measure.objects.filter(pk__in=told, is_money=False, scale=0).earliest("pk")
    for aim in ("30,5", "-3"):
        wrong = html.unescape(officer.post(address, added(case, aim=aim, measure=str(count.pk))).content.decode())
        assert "Đã ghi điều chỉnh" not in wrong
        assert not Act.objects.filter(verb="adjust").exists()
    unpaid = html.unescape(officer.post(address, added(case, **{"tien-0": ""})).content.decode())
    assert "nội dung bổ sung phải có kinh phí" in unpaid
    officer.post(address, added(case, **blank))
    assert Act.objects.get(verb="adjust").changes["added"] == []


def test_a_content_left_no_money_is_dropped_and_never_late(case: Case, officer: Client) -> None:
    approved(case)
    address, title = reverse("adjust_plan", args=[case.plan.pk]), "Trình diễn máy ép"
    officer.post(address, added(case))
    assert "chưa có báo cáo" in row(page(officer, "plan", case), title)
    officer.post(address, said(case, Trình="0"))
    assert "thôi thực hiện" in row(page(officer, "plan", case), title)
    assert title not in page(officer, "plan", case, trang_thai="open")
    assert title in page(officer, "plan", case, trang_thai="dropped")
    assert title not in page(officer, "compare_versions", case)  # it came and went under one decision


def test_a_paper_whose_decision_was_written_here_says_so_at_its_review(case: Case, officer: Client) -> None:
    approved(case)
    officer.post(reverse("adjust_plan", args=[case.plan.pk]), said(case, Hội="470.000.000", Mạng="880 triệu"))
    fair = purses(case.plan)[0].line
    paper = tell(case.world, item(fair.number, fair.title, Role.PLAN, 470_000_000), title=case.plan.title)
    address = reverse("paper", args=[paper.pk])
    words = "Quyết định này đã được ghi vào kế hoạch bằng điều chỉnh."
    for number, told in (("57/SCT-CN", False), ("56 /SCT-CN", True)):
        type(paper).objects.filter(pk=paper.pk).update(number=number, dated="2023-08-01", purpose="plan")
        assert (words in html.unescape(officer.get(address).content.decode())) is told
