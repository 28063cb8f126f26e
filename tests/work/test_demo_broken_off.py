"""A demonstration whose first start broke off: it needs a database where nothing was prepared before."""

from pathlib import Path

import pytest
from pytest_django import Settings

from khuyencong.records.models import Paper, PlanVersion, User
from khuyencong.work.demo import prepare
from khuyencong.work.demo.figures import read_figures
from khuyencong.work.people import create_user
from khuyencong.work.permissions import Refused
from khuyencong.work.seeds.units import load_units
from khuyencong.work.verification import verify

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]


def test_a_start_that_broke_off_goes_on_where_it_stopped(settings: Settings, tmp_path: Path) -> None:
    settings.STORE_ROOT = tmp_path
    province = load_units("dong-nai").province
    leader = create_user(None, "demo-lanhdao", "", None, "leader", province.units.get(code="SCT"))
    User.objects.filter(pk=leader.pk).update(is_active=False)
    with pytest.raises(Refused, match="bị khóa"):
        prepare()
    assert PlanVersion.objects.get().state == PlanVersion.State.DRAFT

    User.objects.filter(pk=leader.pk).update(is_active=True)
    prepare()
    assert not PlanVersion.objects.exclude(state=PlanVersion.State.APPROVED).exists()
    assert Paper.objects.filter(name__in=[paper.name for paper in read_figures().papers]).count() == 3
    assert verify() == []
