"""The administrator has the whole memory proven from the counter and reads what was found; inspectors read too."""

import html

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from khuyencong.records.models import Summary, Verification
from khuyencong.work import verification
from khuyencong.work.verification import prove_in_background, running_proof
from tests.desk.conftest import SignIn
from tests.factories import Case


def page_of(client: Client) -> str:
    return html.unescape(client.get(reverse("proofs")).content.decode())


def test_a_proof_is_started_once_and_its_result_is_kept(
    case: Case,
    signed_in: SignIn,
    settings: Settings,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}  # the job waits for its worker
    admin = signed_in(case.people["admin"])
    assert "Chưa kiểm tra lần nào" in page_of(admin)

    with django_capture_on_commit_callbacks(execute=True):
        admin.post(reverse("proofs"))
    assert running_proof() is not None
    assert "Đang kiểm tra" in page_of(admin)
    assert "Kiểm tra ngay" not in page_of(admin)
    again = admin.post(reverse("proofs"))
    assert again.status_code == 403
    assert "đang chạy" in html.unescape(again.content.decode())

    prove_in_background.func()
    (kept,) = Verification.objects.all()
    assert (kept.faults, kept.found) == (0, [])
    done = page_of(admin)
    assert kept.digest[:12] in done
    assert "Đã xếp việc" not in done  # nothing still promises what is there


def test_the_button_comes_back_with_the_part_of_the_page_that_looks_again(case: Case, signed_in: SignIn) -> None:
    """Nobody reloads the page to start the next proof."""
    part = signed_in(case.people["admin"]).get(reverse("proofs"), headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "Kiểm tra ngay" in part
    assert "csrfmiddlewaretoken" in part


def test_faults_that_are_not_kept_one_by_one_are_counted(
    case: Case, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verification, "KEPT", 1)
    for kept in Summary.objects.filter(line=case.line)[:2]:
        Summary.objects.filter(pk=kept.pk).update(value=kept.value + 1)
    prove_in_background.func()
    faults = Verification.objects.get().faults
    assert faults > 1
    assert f"… và {faults - 1} lỗi nữa" in page_of(signed_in(case.people["admin"]))


def test_a_fault_leads_to_the_entries_of_the_content(case: Case, signed_in: SignIn) -> None:
    kept = Summary.objects.filter(line=case.line)[0]
    Summary.objects.filter(pk=kept.pk).update(value=kept.value + 1)
    prove_in_background.func()
    inspector = signed_in(case.world.inspector)
    page = page_of(inspector)
    address = reverse("line", args=[case.plan.pk, case.line.pk])
    assert f'href="{address}"' in page
    assert inspector.get(address).status_code == 200
    assert "Kiểm tra ngay" not in page
