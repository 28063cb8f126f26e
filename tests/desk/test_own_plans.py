"""Several plans and long lists on a home: each plan is one click away, and no list ends without a way to the rest."""

import html
import re

from django.urls import reverse
from django.utils import timezone

from khuyencong.records.models import Line, Membership, Office, Paper, Plan
from khuyencong.work.plans import open_plan
from tests.desk.conftest import HomeOf, SignIn
from tests.desk.test_homes import panel
from tests.factories import Case


def test_each_plan_of_the_year_is_one_click_from_home_and_the_most_own_one_stands_first(
    case: Case, signed_in: SignIn
) -> None:
    """Before it was the programme's number alone that chose whose plan a centre's home was about."""
    world = case.world
    other = open_plan(case.plan.programme.province.programmes.exclude(pk=case.plan.programme_id)[0], case.plan.year,
                      "Kế hoạch hội chợ", world.department, Plan.Origin.PAPER)  # fmt: skip
    client = signed_in(case.people["centre"])
    page = html.unescape(client.get(reverse("home"), {"ke_hoach": other.pk}).content.decode())
    for plan in (case.plan, other):
        assert f'href="?ke_hoach={plan.pk}"' in page
    assert re.search(rf'href="\?ke_hoach={other.pk}"\s+aria-current="page"', page)
    Plan.objects.filter(pk=case.plan.pk).update(unit=case.people["agency"].memberships.get().unit)
    opened = html.unescape(client.get(reverse("home")).content.decode())  # not what another agency has reported on
    assert re.search(rf'href="\?ke_hoach={other.pk}"\s+aria-current="page"', opened)
    assert "chưa có kế hoạch nào: đây là kế hoạch của" not in opened
    Plan.objects.update(unit=case.people["agency"].memberships.get().unit)
    strange = html.unescape(client.get(reverse("home")).content.decode())  # nothing of the own agency was received yet
    assert "Cơ quan của anh/chị chưa có kế hoạch nào: đây là kế hoạch của" in strange


def test_a_centre_is_told_whose_its_new_plan_will_be_and_sees_all_its_offices(case: Case, signed_in: SignIn) -> None:
    centre, user = case.world.centre, case.people["centre"]
    Paper.objects.filter(pk=case.waiting.pk).update(unit=centre, plan=None, year=2033)  # of which no plan stands
    today = timezone.localdate()
    Membership.objects.create(user=user, unit=case.world.department, office=Office.CENTRE, valid_to=today)
    page = signed_in(user).get(reverse("paper", args=[case.waiting.pk])).content.decode()
    words = " ".join(html.unescape(page).split())
    assert "Kế hoạch mới từ văn bản này ghi cho Sở Công Thương: lập báo cáo" in words
    assert re.search(
        r"\(\+1\)(?: ·)? <span (?:class=\"long\" )?lang=\"vi\">Trung tâm", words
    )  # not first the office that ends today


def test_a_unit_finds_all_it_leads_behind_the_first_few(case: Case, home_of: HomeOf) -> None:
    unit = case.people["agency"].memberships.get().unit
    shared = {"plan": case.plan, "parent": case.plan.root, "kind": Line.Kind.ITEM, "lead": unit}
    lines = [
        Line(title=f"Việc {n}", position=n, path=f"{case.plan.root.path}{9000 + n}/", **shared) for n in range(90, 101)
    ]
    for line in lines:
        line.save()
    part = panel(home_of("agency"), "muc")
    assert "+ 3 mục" in part
    assert f"{reverse('plan', args=[case.plan.pk])}?chu_tri={unit.pk}" in part
