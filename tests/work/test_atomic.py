"""An act is done whole or not at all: killed after any of its statements it leaves nothing behind."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from khuyencong.records.models import Paper, Statement
from khuyencong.terms.facts import Role, Status
from khuyencong.work.ledger import reverse
from khuyencong.work.library import Correction, accept, correct, reject
from khuyencong.work.verification import verify
from tests.world import World, item, pending, tell

pytestmark = pytest.mark.django_db


class Killed(Exception):
    """The process died here."""


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of ours."""
    models = apps.get_app_config("records").get_models()
    return {model.__name__: sorted(model.objects.values_list(), key=repr) for model in models}


def killed_after(statements: int, act: Callable[[], object]) -> bool:
    """Run the act and kill it when it sends statement number `statements` + 1; whether it was killed."""
    sent = 0

    def wrapper(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal sent
        if not sql.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")):
            sent += 1
            if sent == statements + 1:
                raise Killed
        return execute(sql, params, many, context)

    try:
        with connection.execute_wrapper(wrapper):
            act()
    except Killed:
        return True
    return False


def a_paper(world: World) -> Paper:
    return tell(
        world,
        item("1.1", "Lớp học", Role.PLAN, 230, (300, "học viên"), group_title="1. Đào tạo"),
        item("1.1", "Lớp học", Role.ACTUAL, 224, (274, "học viên"), group_title="1. Đào tạo"),
        item("2", "Máy móc", Role.ACTUAL, None, status=Status.NOT_DONE, reason="không có hồ sơ"),
    )


def accepting(world: World) -> Callable[[], object]:
    paper = a_paper(world)
    return lambda: accept(world.officer, paper, pending(paper))


def rejecting(world: World) -> Callable[[], object]:
    paper = a_paper(world)
    return lambda: reject(world.officer, paper, pending(paper), "trùng")


def correcting(world: World) -> Callable[[], object]:
    fact = a_paper(world).facts.first()
    assert fact is not None
    return lambda: correct(world.officer, fact, Correction(value=231), "in nhầm")


def reversing(world: World) -> Callable[[], object]:
    accepting(world)()
    statement = Statement.objects.earliest("pk")
    return lambda: reverse(world.officer, statement, "thu hồi")


@pytest.mark.parametrize("prepare", [accepting, rejecting, correcting, reversing])
def test_killed_after_each_statement_an_act_leaves_all_or_nothing(
    world: World, prepare: Callable[[World], Callable[[], object]]
) -> None:
    act = prepare(world)
    before = everything()
    statements = 0
    while killed_after(statements, act):
        assert everything() == before, f"something was left behind after statement {statements}"
        statements += 1
    assert statements > 3  # the act really sends several statements
    assert everything() != before
    assert verify() == []
