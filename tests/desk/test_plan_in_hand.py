"""The plan that homes and the dashboard speak of, where units below tell their shares before the whole is planned."""

import html

import pytest
from django.urls import reverse

from khuyencong.records.models import Paper, Plan
from khuyencong.terms.facts import Role
from khuyencong.work.library import accept_clean, place_planned
from tests.desk.conftest import SignIn
from tests.factories import Case
from tests.world import accept_all, item, tell

OF_SHARES = "từ phần của đơn vị cấp dưới, chưa có kế hoạch chung"
REBUILT = "dựng lại từ báo cáo kết quả"
READERS = ("officer", "centre", "leader")


@pytest.fixture
def share(case: Case) -> Plan:
    """A commune sends the plan of its own 160 million for 2026, and something it did; nobody has told the whole."""
    unit = case.people["commune"].memberships.get().unit
    unit.area = case.area
    unit.save(update_fields=["area"])
    own = item("1", "Máy móc của xã", Role.PLAN, 160_000_000, period="2026")
    paper = tell(case.world, own, title="Kế hoạch khuyến công xã năm 2026")
    Paper.objects.filter(pk=paper.pk).update(sender=unit)
    paper = Paper.objects.get(pk=paper.pk)
    place_planned(case.world.officer, paper)
    accept_clean(case.world.officer, paper)
    done = tell(case.world, item("1", "Máy móc của xã", Role.ACTUAL, 15_000_000, period="2026"), title="Kết quả 2026")
    Paper.objects.filter(pk=done.pk).update(sender=unit)
    done.facts.update(area=case.area)
    accept_all(case.world.officer, Paper.objects.get(pk=done.pk))
    return Plan.objects.get(year=2026)


def spoken_of(case: Case, signed_in: SignIn, role: str) -> set[str]:
    """What a home and the dashboard say of the plan in hand."""
    client = signed_in(case.people[role])
    home = html.unescape(client.get(reverse("home")).content.decode())
    dashboard = client.get(reverse("dashboard")).context["plan"].title
    return {dashboard, *(plan.title for plan in Plan.objects.all() if plan.title in home)}


@pytest.mark.parametrize("role", READERS)
def test_the_share_of_a_commune_takes_no_plan_of_the_whole_from_a_desk(
    case: Case, share: Plan, signed_in: SignIn, role: str
) -> None:
    assert spoken_of(case, signed_in, role) == {case.plan.title}


def test_a_share_alone_is_better_than_nothing(case: Case, share: Plan, signed_in: SignIn) -> None:
    Plan.objects.filter(pk=case.plan.pk).update(province=case.people["foreigner"].memberships.get().unit.province)
    assert signed_in(case.people["leader"]).get(reverse("dashboard")).context["plan"] == share


def test_results_of_the_whole_year_are_in_hand_though_no_plan_of_it_came(
    case: Case, share: Plan, signed_in: SignIn
) -> None:
    told = tell(case.world, item("2", "Hội chợ lớn", Role.ACTUAL, 90_000_000, period="2026"), title="Kết quả 2026")
    accept_all(case.world.officer, told)
    assert signed_in(case.people["leader"]).get(reverse("dashboard")).context["plan"] == share
    assert share.title in spoken_of(case, signed_in, "officer")


def test_a_plan_of_shares_says_so_until_something_of_the_whole_is_told(
    case: Case, share: Plan, signed_in: SignIn
) -> None:
    client = signed_in(case.people["officer"])

    def pages() -> list[str]:
        addresses = (reverse("plan", args=[share.pk]), reverse("plans"))
        return [html.unescape(client.get(address).content.decode()) for address in addresses]

    assert all(OF_SHARES in page and REBUILT not in page for page in pages())
    told = tell(case.world, item("2", "Hội chợ lớn", Role.ACTUAL, 90_000_000, period="2026"), title="Kết quả 2026")
    accept_all(case.world.officer, told)
    assert all(REBUILT in page and OF_SHARES not in page for page in pages())
