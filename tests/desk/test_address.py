"""A page asked for something unknown says so: it never answers with another period's, unit's or state's figures."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.desk.conftest import SignIn
from tests.factories import Case

# Route, the parameter, and whether it is a page of the plan.
OF_OFFICER = [
    *(("plan", name) for name in ("mau", "tien", "don_vi", "phan", "soan", "trang_thai", "chu_tri")),
    *(("report", name) for name in ("mau", "tien", "phan", "soan")),
    *(("compare_versions", name) for name in ("tu", "den")),
    *(("ledger", name) for name in ("so", "chi_tieu", "chuong_trinh", "nam")),
    *(("entries", name) for name in ("so", "chi_tieu", "chuong_trinh", "nam")),
    *(("dashboard", name) for name in ("ke_hoach", "phan")),
    *(("register", name) for name in ("don_vi", "nam")),
    *(("registers", name) for name in ("loai", "sao")),
    *(("signers", "don_vi"), ("history", "viec"), ("papers", "trang_thai"), ("references", "hieu_luc")),
    *(("units", "loai"), ("search", "nhom"), ("notifications", "loc")),
]
OF_ADMIN = [("users", "vai_tro"), ("users", "tinh_trang"), ("outbox", "tinh_trang")]
OF_PLAN = ("plan", "report", "compare_versions")


def asked(client: Client, route: str, name: str, said: str, plan: int) -> tuple[int, str]:
    answer = client.get(reverse(route, args=[plan] if route in OF_PLAN else []), {name: said})
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize(("route", "name"), OF_OFFICER)
def test_an_unknown_word_is_no_page(route: str, name: str, case: Case, officer: Client) -> None:
    assert asked(officer, route, name, "", case.plan.pk)[0] == 200
    status, page = asked(officer, route, name, "la-lam", case.plan.pk)
    assert (status, f"«{name}=la-lam»" in page) == (404, True)


@pytest.mark.parametrize(("route", "name"), OF_ADMIN)
def test_an_unknown_word_is_no_page_for_an_administrator(route: str, name: str, case: Case, signed_in: SignIn) -> None:
    admin = signed_in(case.people["admin"])
    assert asked(admin, route, name, "", 0)[0] == 200
    assert asked(admin, route, name, "la-lam", 0)[0] == 404


@pytest.mark.parametrize("query", ["?ky=2023-H7", "?ky=2022", "?ngay=31/2/2023"])
def test_a_page_says_which_period_it_shows_instead_and_a_file_is_not_written(
    query: str, case: Case, officer: Client
) -> None:
    report = officer.get(reverse("report", args=[case.plan.pk]) + query)
    assert (report.status_code, b'role="alert"' in report.content) == (200, True)
    for route, more in (("draft", ["docx"]), ("line", [case.line.pk]), ("issue_report", []), ("submit_paper", [])):
        answer = officer.get(reverse(route, args=[case.plan.pk, *more]) + query)
        assert (answer.status_code, query[1:] in answer.content.decode()) == (404, True), route


@pytest.mark.parametrize("route", ["plan", "report"])
@pytest.mark.parametrize("code", ["2022", "Q1/2022"])
def test_a_period_of_another_year_is_told_apart(route: str, code: str, case: Case, officer: Client) -> None:
    _, page = asked(officer, route, "ky", code, case.plan.pk)
    assert f"Kỳ «{code}» không thuộc năm kế hoạch {case.plan.year}, đang xem cả năm." in page
