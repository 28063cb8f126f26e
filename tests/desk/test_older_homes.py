"""A home shows the plan that was chosen, however many years lie between."""

from khuyencong.records.models import Plan
from khuyencong.terms.facts import Role
from khuyencong.work.library import accept_clean
from tests.desk.conftest import SignIn
from tests.factories import Case
from tests.world import item, tell


def test_a_plan_of_another_year_is_shown_where_it_is_chosen(case: Case, signed_in: SignIn) -> None:
    later = tell(
        case.world, item("1", "Hội chợ vùng", Role.PLAN, 4_000, period="2027"), title="Kế hoạch khuyến công 2027"
    )
    accept_clean(case.world.officer, later)
    chosen = Plan.objects.get(year=2027)
    shown = signed_in(case.world.leader).get(f"/?ke_hoach={chosen.pk}").content.decode()
    assert "Hội chợ vùng" in shown
    assert "Bình chọn sản phẩm" not in shown
