"""A paper that came before, under another file or another name, and the plans and events it has to do with."""

import html
from datetime import date

import pytest
from django.test import Client

from khuyencong.records.models import Fact, Paper, PaperFinding, PlanVersion
from khuyencong.terms.facts import Citation, PaperFacts, PaperHead, Role, Span, Text
from khuyencong.work.library import (
    Duplicate,
    absent_plans,
    accept_clean,
    held_here,
    receive,
    same_paper,
    settle_duplicate,
)
from khuyencong.work.library.read import keep
from khuyencong.work.library.receiving.receive import ReceivedBefore
from khuyencong.work.permissions import Refused
from khuyencong.work.plans import Decision, approve
from tests.world import World, accept_all, item, paper_row, tell

pytestmark = pytest.mark.django_db
HEAD = PaperHead(number="12/BC-SCT", date="2024-01-05", issuer="Sở Công Thương tỉnh Đồng Nai", title="Kết quả năm 2023")


def told(world: World, head: PaperHead = HEAD, money: int = 5_000, citations: tuple[Citation, ...] = ()) -> Paper:
    paper = paper_row(world, "Hội chợ: số liệu")
    facts = PaperFacts(head, citations, activities=(item("1", "Hội chợ trong nước", Role.ACTUAL, money),))
    keep(paper, Text(paper.text or "Hội chợ: số liệu", "text/plain"), facts, ())
    return Paper.objects.get(pk=paper.pk)


@pytest.fixture
def officer_page(world: World) -> Client:
    client = Client()
    client.force_login(world.officer)
    return client


def doubts(paper: Paper) -> list[PaperFinding]:
    return list(paper.findings.filter(rule="duplicate-paper", settled=""))


@pytest.mark.parametrize(
    ("number", "date", "issuer", "same"),
    [
        ("12 /BC-SCT", "2024-01-05", "Sở Công Thương", True),
        ("12/BC-SCT", "2024-01-05", "", True),
        ("12/BC-SCT", "2024-01-05", "Sở Công Thương tỉnh Lâm Đồng", False),
        ("12/BC-SCT", "2025-01-05", "Sở Công Thương", False),
        ("13/BC-SCT", "2024-01-05", "Sở Công Thương", False),
    ],
)
def test_a_paper_is_known_by_number_day_and_agency(
    world: World, number: str, date: str, issuer: str, same: bool
) -> None:
    first = told(world)
    again = told(world, PaperHead(number=number, date=date, issuer=issuer))
    assert bool(doubts(again)) is same
    assert (same_paper(again) == first) is same
    assert doubts(first) == []


def test_the_same_bytes_lead_to_the_paper_kept(world: World) -> None:
    kept = receive(world.officer, world.division, "mot.txt", "Kết quả khuyến công năm 2023".encode())
    with pytest.raises(ReceivedBefore) as refusal:
        receive(world.officer, world.division, "hai.txt", "Kết quả khuyến công năm 2023".encode())
    assert refusal.value.paper == kept


def test_a_copy_is_set_aside_whole_and_says_of_what(world: World, officer_page: Client) -> None:
    first = told(world)
    again = told(world)
    act = settle_duplicate(world.officer, again, Duplicate.SAME)
    fact = again.facts.get()
    assert (fact.review, fact.act) == (Fact.Review.REJECTED, act)
    assert doubts(again) == []
    assert Paper.objects.get(pk=again.pk).state == Paper.State.COPY
    assert act.summary.endswith(": bỏ, trùng với «12/BC-SCT»")
    listed = " ".join(html.unescape(officer_page.get("/van-ban/").content.decode()).split())
    assert "bỏ, trùng với «12/BC-SCT»" in listed
    assert listed.count("đã ghi sổ") == 1  # the choice of the filter; of the papers none was recorded
    page = " ".join(html.unescape(officer_page.get(f"/van-ban/{again.pk}/").content.decode()).split())
    assert "Đã bỏ, không nhận số nào: trùng với" in page
    assert f'href="/van-ban/{first.pk}/"' in page
    assert "Bỏ bản này" not in page


@pytest.mark.parametrize("choice", [Duplicate.REPLACES, Duplicate.OTHER])
def test_a_replacement_goes_on_in_review(world: World, choice: Duplicate) -> None:
    accept_clean(world.officer, told(world))
    again = told(world, money=6_000)
    settle_duplicate(world.officer, again, choice)
    assert again.facts.get().review == Fact.Review.PENDING
    assert doubts(again) == []
    with pytest.raises(Refused, match="không còn chờ"):
        settle_duplicate(world.officer, again, Duplicate.SAME)


def test_only_who_accepts_decides_it(world: World) -> None:
    told(world)
    with pytest.raises(Refused, match="không có quyền"):
        settle_duplicate(world.leader, told(world), Duplicate.SAME)


def test_plans_that_results_name_and_nobody_handed_in(world: World) -> None:
    told(world, PaperHead(number="195/KH-UBND", date="2024-06-04", issuer="UBND tỉnh Đồng Nai"))
    numbers = ("195 /KH-UBND", "734/KH-SCT", "45/2012/NĐ-CP")
    cites = tuple(Citation(None, number, None, Span(0, 4)) for number in numbers)
    paper = told(world, PaperHead(title="Kết quả"), citations=cites)
    cited = set(paper.citations.values_list("reference__number", flat=True))
    assert absent_plans(paper, cited) == ["734/KH-SCT"]


def test_a_plan_in_force_and_papers_issued_here_are_no_unknown_documents(world: World, officer_page: Client) -> None:
    paper = told(world, PaperHead(title="Kết quả"), citations=(Citation(None, "37/KH-UBND", "2023-01-22", Span(0, 4)),))
    unknown = PaperFinding(paper=paper, rule="citation-unknown", severity="info", message="Chưa có", found="37/KH-UBND")
    unknown.save()
    assert "viện dẫn chưa biết" in html.unescape(officer_page.get(f"/van-ban/{paper.pk}/").content.decode())

    planned = tell(world, item("1", "Hội chợ", Role.PLAN, 5_000), title="Kế hoạch")
    accept_all(world.officer, planned)
    version = PlanVersion.objects.get()
    assert held_here(paper, {"37/KH-UBND": "2023-01-22"}) == {}  # nobody has approved it yet, nor says its own number
    approve(world.leader, version, Decision("37/KH-UBND", date(2023, 1, 22), 5_000))

    cited = {"37/KH-UBND": "2023-01-22", "38/KH-UBND": ""}
    assert held_here(paper, cited) == {"37/KH-UBND": planned.pk}
    assert held_here(paper, {"37/KH-UBND": "2022-03-04"}) == {}, "another year's plan of this number"
    page = html.unescape(officer_page.get(f"/van-ban/{paper.pk}/").content.decode())
    assert "viện dẫn chưa biết" not in page
    assert "Văn bản viện dẫn có trong hệ thống:" in page
    assert f'href="/van-ban/{planned.pk}/"' in page
    Paper.objects.filter(pk=planned.pk).update(direction="issued", number="38/KH-UBND", dated="2023-02-01")
    assert held_here(paper, cited) == dict.fromkeys(cited, planned.pk)
    Paper.objects.filter(pk=planned.pk).update(direction="received")  # read, whatever became of its plan
    assert held_here(paper, {"38/KH-UBND": "2023-03-01"}) == {"38/KH-UBND": planned.pk}
