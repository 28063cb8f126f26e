"""Who gets what on the pages: shown in the review, on the content, on a page of their own, found without marks."""

import csv
from dataclasses import replace

from django.test import Client

from khuyencong.records.models import Arrangement, Establishment, Line, Paper
from khuyencong.terms.facts import Activity, Amount, Role, Share, Span
from khuyencong.work.library import accept_clean
from khuyencong.work.recipients import add_recipient, drop_recipient
from tests.desk.test_arrangement_pages import page
from tests.work.test_arrangements import fair, plan_paper, taken
from tests.work.test_recipients import COOP, GOLD, PERSON, SHORT, given, reached, standing
from tests.world import World, item


def shared_out(*names: str) -> Activity:
    """300 of national and 200 of local money for the fair."""
    told = tuple(
        Share(source, Amount(value, Span(0, 4)))
        for source, value in (("khuyến công quốc gia", 300), ("khuyến công địa phương", 200))
    )
    return replace(fair(*given(*names)), shares=told)


def address(name: str = GOLD) -> str:
    return f"/thu-huong/{Establishment.objects.get(name=name).pk}/"


def test_the_page_of_a_firm_tells_money_by_year_and_source_planned_and_reached(world: World, clerk: Client) -> None:
    taken(world, shared_out(GOLD))
    accept_clean(world.officer, reached(world, GOLD))
    shown = page(clerk, address())
    assert "2023 · " in shown
    for figure in (">500</a>", ">300</a>", ">200</a>", ">480</a>"):
        assert shown.count(figure) == 2  # of the plan, and of the content
    assert shown.count("<mark>Sở C</mark>") == 1
    assert "/s/" in shown
    line = Line.objects.get(title="Hội chợ")
    assert f"/ke-hoach/{line.plan_id}/muc/{line.pk}/" in shown


def test_a_change_of_name_is_written_on_its_page_and_search_finds_both_names(world: World, clerk: Client) -> None:
    taken(world, fair(*given(GOLD)))
    before, new = address(), "Công ty Cổ phần Lâm Xanh"
    assert f'href="{before}doi-ten/"' in page(clerk, before)
    sent = {"name": new, "day": "1/6/2023"}
    assert "Chưa điền" in clerk.post(f"{before}doi-ten/", sent).content.decode()
    answer = clerk.post(f"{before}doi-ten/", sent | {"reason": "Giấy chứng nhận 3600"}, follow=True)
    told = " ".join(answer.content.decode().split())
    assert f'<h1 lang="vi">{new}</h1>' in told
    assert f'Từ ngày 01/6/2023: <strong lang="vi">{new}</strong>, trước là <span lang="vi">{GOLD}</span>' in told
    assert ">500</a>" in told
    for words in ("go minh tam", "lam xanh"):
        assert f'href="{address(new)}"' in page(clerk, f"/thu-huong/?q={words}")
        assert address(new) in page(clerk, f"/tim/?q={words}")


def test_money_of_a_content_that_several_get_is_told_and_not_added(world: World, clerk: Client) -> None:
    taken(world, fair(*given(GOLD, COOP)), replace(item("2", "Máy cắt", Role.PLAN, 70), arrangements=given(GOLD)))
    shown = page(clerk, address())
    assert "cùng 1 đơn vị khác; kinh phí là của cả nội dung" in shown
    assert shown.count(">500</a>") == 1
    assert shown.count(">70</a>") == 2


def test_the_review_says_who_is_known_and_asks_where_a_name_is_like_one(world: World, clerk: Client) -> None:
    taken(world, fair(*given(GOLD)))
    paper = reached(world, SHORT)
    shown = page(clerk, f"/van-ban/{paper.pk}/")
    assert "chưa rõ đơn vị" in shown
    row, one = paper.arrangements.get(), Establishment.objects.get(name=GOLD)
    clerk.post(f"/van-ban/{paper.pk}/phan-cong/{row.pk}/", {"don_vi": one.pk})
    assert f'→ <strong lang="vi">{GOLD}</strong>' in page(clerk, f"/van-ban/{paper.pk}/")
    accept_clean(world.officer, Paper.objects.get(pk=paper.pk))
    assert ">480</a>" in page(clerk, address())
    assert SHORT in page(clerk, address())
    assert clerk.get(address(SHORT)).headers["Location"] == address()


def test_a_name_like_a_known_one_may_be_somebody_else_and_is_asked_no_more(world: World, clerk: Client) -> None:
    taken(world, fair(*given(GOLD)))
    paper = reached(world, SHORT)
    row = paper.arrangements.get()
    clerk.post(f"/van-ban/{paper.pk}/phan-cong/{row.pk}/", {"don_vi": "khac"})
    assert "chưa rõ đơn vị" not in page(clerk, f"/van-ban/{paper.pk}/")
    accept_clean(world.officer, Paper.objects.get(pk=paper.pk))
    assert "Có phải cùng một đơn vị?" not in page(clerk, address())
    assert "Có phải cùng một đơn vị?" not in page(clerk, address(SHORT))


def test_two_known_names_are_said_to_be_one_on_the_page_and_parted_again(world: World, clerk: Client) -> None:
    taken(world, fair(*given(GOLD)), replace(item("2", "Máy cắt", Role.PLAN, 70), arrangements=given(SHORT)))
    assert "Có phải cùng một đơn vị?" in page(clerk, address())
    other = Establishment.objects.get(name=SHORT)
    clerk.post(f"{address()}cung-ten/", {"la": "mot", "ten": other.pk})
    assert ">570</a>" in page(clerk, address())
    clerk.post(f"{address()}cung-ten/", {"la": "rieng", "ten": other.pk})
    assert ">570</a>" not in page(clerk, address())


def test_spellings_of_one_are_counted_once_in_the_plan(world: World, clerk: Client) -> None:
    plan = taken(world, fair(*given(GOLD, SHORT)))
    assert "2 đơn vị thụ hưởng" in page(clerk, f"/ke-hoach/{plan.pk}/")
    clerk.post(f"{address()}cung-ten/", {"la": "mot", "ten": Establishment.objects.get(name=SHORT).pk})
    assert "2 đơn vị thụ hưởng" not in page(clerk, f"/ke-hoach/{plan.pk}/")


def test_somebody_told_apart_is_asked_by_none_of_his_spellings(world: World, clerk: Client) -> None:
    third = GOLD.replace("TNHH", "CP")
    taken(world, fair(*given(GOLD, SHORT, third)))
    one, other = (Establishment.objects.get(name=name).pk for name in (GOLD, SHORT))
    clerk.post(f"{address()}cung-ten/", {"la": "mot", "ten": other})
    assert page(clerk, address(third)).count('name="ten"') == 1
    clerk.post(f"{address(third)}cung-ten/", {"la": "khac", "ten": one})
    assert "Có phải cùng một đơn vị?" not in page(clerk, address(third))
    assert "Có phải cùng một đơn vị?" not in page(clerk, address())


def test_only_a_content_is_given_to_somebody(world: World, clerk: Client) -> None:
    plan = taken(world, fair(*given(GOLD)))
    root = Line.objects.get(plan=plan, kind=Line.Kind.ROOT)
    clerk.post(f"/ke-hoach/{plan.pk}/muc/{root.pk}/thu-huong/", {"name": COOP, "reason": "QĐ 12"})
    assert standing() == [GOLD]


def test_search_finds_a_firm_without_marks_and_so_does_the_list(world: World, clerk: Client) -> None:
    taken(world, fair(*given(GOLD, COOP)))
    assert address() in page(clerk, "/tim/?q=cong+ty+go+minh+tam")
    found = page(clerk, "/thu-huong/?q=bau+sen")
    assert (COOP in found, GOLD in found) == (True, False)

    misread = Arrangement.objects.standing().get(words=COOP)  # the paper says another name: the person writes that one
    assert misread.line is not None
    add_recipient(world.officer, misread.line, "HTX Bàu Sình", "đọc nhầm tên")
    drop_recipient(world.officer, misread, "đọc nhầm tên")
    for looked in ("/tim/?q=bau+sen", "/thu-huong/?q=bau+sen"):
        assert COOP not in page(clerk, looked)
    assert "HTX Bàu Sình" in page(clerk, "/thu-huong/")


def test_the_content_and_the_plan_say_who_gets_it(world: World, clerk: Client) -> None:
    plan = taken(world, fair(*given(GOLD)), replace(item("2", "Máy", Role.PLAN, 7), arrangements=given(GOLD, COOP)))
    shown = page(clerk, f"/ke-hoach/{plan.pk}/")
    assert f"{GOLD} thụ hưởng" in shown
    assert "2 đơn vị thụ hưởng" in shown
    line = Line.objects.get(title="Hội chợ")
    shown = page(clerk, f"/ke-hoach/{plan.pk}/muc/{line.pk}/")
    assert f'href="{address()}">{GOLD}</a>' in shown
    row = Arrangement.objects.get(line=line)
    clerk.post(f"/ke-hoach/{plan.pk}/muc/{line.pk}/thu-huong/{row.pk}/go/", {"reason": "nhầm"})
    clerk.post(f"/ke-hoach/{plan.pk}/muc/{line.pk}/thu-huong/", {"name": COOP, "reason": "QĐ 12"})
    assert standing() == [COOP]
    assert "QĐ 12" in page(clerk, address(COOP))


def test_a_private_person_is_shortened_for_who_may_not_open_the_paper(world: World, client: Client) -> None:
    plan = taken(world, fair(*given(PERSON)))
    client.force_login(world.stranger)
    line = Line.objects.get(title="Hội chợ")
    for shown in ("/thu-huong/", address(PERSON), f"/ke-hoach/{plan.pk}/", f"/ke-hoach/{plan.pk}/muc/{line.pk}/"):
        assert "Hộ ông N. V. Thử" in page(client, shown)
        assert PERSON not in page(client, shown)
    found = page(client, "/tim/?q=nguyen+van+thu")
    assert ("N. V." in found, "Nguyễn" in found) == (True, False)
    told = b"".join(client.get(f"{address(PERSON)}tep/?dang=csv")).decode()
    assert (PERSON in told, "N. V. Thử" in told) == (False, True)


def test_the_file_has_a_row_for_each_content_and_source(world: World, clerk: Client) -> None:
    taken(world, shared_out(GOLD))
    accept_clean(world.officer, reached(world, GOLD))
    answer = clerk.get(f"{address()}tep/?dang=csv")
    rows = list(csv.reader(b"".join(answer).decode("utf-8-sig").splitlines()))  # type: ignore[arg-type]
    assert {(row[0], row[3]) for row in rows[1:]} == {("2023", GOLD)}
    every, *sources = [(row[4], row[5], row[6]) for row in rows[1:]]
    assert every == ("Mọi nguồn", "500", "480")  # what was reached tells no source, and is not lost
    assert [figures for _, *figures in sources] == [["200", ""], ["300", ""]]
    workbook = clerk.get(f"{address()}tep/?dang=xlsx")
    assert b"".join(workbook)[:2] == b"PK"  # type: ignore[arg-type]
    workbook.close()


def test_only_who_may_correct_says_that_two_are_one(world: World, client: Client) -> None:
    taken(world, fair(*given(GOLD, SHORT)))
    client.force_login(world.stranger)
    assert "Có phải cùng một đơn vị?" not in page(client, address())
    client.post(f"{address()}cung-ten/", {"la": "mot", "ten": Establishment.objects.get(name=SHORT).pk})
    assert not Establishment.objects.exclude(same_as=None).exists()
    assert plan_paper(world, fair()).arrangements.count() == 0
