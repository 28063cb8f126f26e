"""One answer to who may do what: asked of a unit at hand, and of a list before it is cut."""

import pytest

from khuyencong.records.models import Membership, Office, Unit, User
from khuyencong.work.permissions import may, where_may
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("right", ["accept", "approve", "issue", "receive", "signers", "administer"])
def test_a_list_is_cut_to_the_units_in_which_the_person_may(world: World, right: str) -> None:
    of_division = User.objects.create(username="quantriphong")
    Membership.objects.create(user=of_division, unit=world.division, office=Office.ADMIN)
    locked = User.objects.create(username="dakhoa", is_active=False)
    Membership.objects.create(user=locked, unit=world.committee, office=Office.LEADER)
    given = 0
    for person in User.objects.all():
        where = set(Unit.objects.filter(where_may(person, right)))
        assert where == {unit for unit in Unit.objects.all() if may(person, right, unit)}
        given += len(where)
    assert given
