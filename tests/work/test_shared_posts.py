"""Two people at one post: no end of it is buried, and nobody signs in one that ended before.

As in `test_shared_things`, each control takes the locked look away.
"""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from khuyencong.records.models import Act, SigningPost, SigningRequest
from khuyencong.terms.periods import day_in_figures
from khuyencong.work import signing
from khuyencong.work.signing import end_post, sign
from tests.work.at_once import refusals, together
from tests.work.test_signing import laid, planned, post_of
from tests.world import World


def end_together(world: World, post: SigningPost, other: date = date(2024, 6, 30)) -> list[BaseException]:
    """Both saw a post without an end."""
    one = date(2024, 1, 4)
    return together(
        lambda: end_post(world.leader, post, one, "QĐ nghỉ hưu", None),
        lambda: end_post(world.leader, post, other, "QĐ điều động", None),
    )


def test_of_two_ends_of_one_post_the_second_is_told_of_the_first(shared_world: World) -> None:
    (fault,) = end_together(shared_world, post_of(shared_world))
    assert refusals([fault]) == 1
    assert day_in_figures(SigningPost.objects.get().valid_to) in str(fault)


def test_control_not_asked_what_they_saw_one_end_is_buried(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signing, "ends_as_seen", lambda current, _seen: current)
    same = date(2024, 1, 4)  # a later end would be refused for another cause
    assert end_together(shared_world, post_of(shared_world), same) == []
    assert Act.objects.filter(verb="end_post").count() == 2


def sign_or_end(world: World) -> tuple[SigningRequest, list[BaseException]]:
    """The head signs while the post is ended with yesterday."""
    post = post_of(world, user=world.leader)
    request, today = laid(world, planned(world), post), timezone.localdate()
    yesterday = today - timedelta(days=1)
    raised = together(
        lambda: sign(world.leader, request, today), lambda: end_post(None, post, yesterday, "QĐ nghỉ hưu", None)
    )
    request.refresh_from_db()
    return request, raised


def signed_after_the_end() -> bool:
    ended = Act.objects.get(verb="end_post").number
    return Act.objects.filter(verb="sign", number__gt=ended).exists()


def test_nobody_signs_in_a_post_that_ended_before(shared_world: World) -> None:
    request, raised = sign_or_end(shared_world)
    assert len(raised) == refusals(raised) == (request.state == "waiting")
    assert not signed_after_the_end()


def test_control_with_the_posts_read_before_the_lock_somebody_signs_in_an_ended_one(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = shared_world
    post = post_of(world, user=world.leader)
    request, today = laid(world, planned(world), post), timezone.localdate()
    before = signing.signatories(world.department, today, "BC")
    end_post(None, post, today - timedelta(days=1), "QĐ nghỉ hưu", None)
    monkeypatch.setattr(signing, "signatories", lambda *_: before)
    sign(world.leader, request, today)
    assert signed_after_the_end()
