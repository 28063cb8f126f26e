"""Accounts at the counter: opened, handed over, changed at the first sign-in, locked; and one's own sessions."""

import html
import re

import pytest
from allauth.mfa.models import Authenticator
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from lxml.html import fromstring

from khuyencong.desk.people.listed import wanted
from khuyencong.records.models import Act, Membership, Office, Unit, User
from khuyencong.terms.periods import day_in_figures
from khuyencong.work.people import create_user, first_password, invite
from tests.desk.conftest import SignIn
from tests.desk.said import words_of
from tests.factories import Case

OWN = "chim-lạc-bay-về-núi-8"
NEW = {"username": "moi", "full_name": "Người Mới", "email": "moi@example.org", "office": "officer"}


@pytest.fixture
def admin(case: Case, signed_in: SignIn) -> Client:
    return signed_in(case.people["admin"])


def given(page: object) -> str:
    found = re.search(r"data-given>([^<]+)<", page.content.decode())  # type: ignore[attr-defined]
    assert found
    return html.unescape(found[1])


def test_the_list_says_who_holds_what_and_finds_without_marks(case: Case, admin: Client) -> None:
    page = words_of(admin.get(reverse("users")))
    assert 'Chuyên viên, <span lang="vi">Phòng Quản lý Công nghiệp</span>' in page
    invite(case.people["admin"], case.world.colleague)
    assert "chưa đặt mật khẩu" in words_of(admin.get(reverse("users"), {"tinh_trang": "cho"}))
    found = words_of(admin.get(reverse("users"), {"q": "CHUYENVIEN"}))
    assert ">chuyenvien<" in found
    assert ">lanhdao<" not in found
    assert "Không có tài khoản nào khớp" in words_of(admin.get(reverse("users"), {"tinh_trang": "khoa"}))


def test_an_account_is_opened_and_its_link_works_once(case: Case, admin: Client) -> None:
    opened = admin.post(reverse("add_user"), {**NEW, "unit": case.world.division.pk})
    person = User.objects.get(username="moi")
    assert opened["Location"] == reverse("person_deed", args=[person.pk, "moi"])

    link = given(admin.post(opened["Location"]))
    stranger = Client()
    assert "moi" in words_of(stranger.get(link))
    assert stranger.post(link, {"password": OWN, "again": OWN})["Location"] == reverse("home")
    assert stranger.get(link).status_code == 404
    assert stranger.post(link, {"password": OWN, "again": OWN}).status_code == 404

    assert stranger.get(reverse("home")).status_code == 200  # whoever has just chosen it does not type it again
    assert [act.verb for act in Act.objects.order_by("number")][-3:] == ["create_user", "invite", "choose_password"]
    assert link.rsplit("/", 2)[1] not in str(list(Act.objects.values_list("summary", "changes")))


def test_a_list_that_was_seen_opens_its_good_rows_and_hands_their_links_over_once(case: Case, admin: Client) -> None:
    page, address = words_of(admin.get(reverse("list_users"), {"de_xuat": "1"})), reverse("list_users")
    assert "Sở Khoa học và Công nghệ; ; SKHCN; Cơ quan phối hợp" not in page  # somebody holds an office there
    file = SimpleUploadedFile("can-bo.csv", "Đơn vị;Họ và tên\nSKHCN;Trần Bưởi\nKHONG-CO;Lê Cam\n".encode())
    shown = admin.post(address, {"file": file, "viec": "xem"})
    assert "Mở 1 tài khoản" in words_of(shown)
    assert "không có đơn vị «KHONG-CO»" in words_of(shown)
    assert not User.objects.filter(username="buoit").exists()

    Unit.objects.filter(code="SKHCN").update(certainty="unverified")
    assert "(SKHCN) · chưa kiểm chứng" in words_of(admin.get(reverse("add_user")))
    meant = words_of(admin.post(address, {"lines": "Lê Cam; ; SKHCN1\nVũ Ba; ; SKHCN2", "viec": "xem"}))
    assert 'name="lay" value="1"> Lấy «Sở Khoa học và Công nghệ»' in meant
    assert "Lấy 2 đơn vị gần nhất" in meant
    taken = words_of(admin.post(address, {"lines": "Lê Cam; ; SKHCN1\nVũ Ba; ; SKHCN2", "lay": "2"}))
    assert "Mở 1 tài khoản" in taken
    assert "Lê Cam; ; SKHCN1 Vũ Ba; ; Sở Khoa học và Công nghệ" in taken

    sent = {field.name: field.value for field in fromstring(shown.content).forms[-1].inputs if field.name != "file"}
    sent = {name: sent[name] for name in ("seen", "lines")}
    changed = admin.post(address, {**sent, "lines": sent["lines"] + "\nSKHCN | Phan Ổi", "viec": "mo"})
    assert "xem lại rồi mở" in words_of(changed)
    sheet = admin.post(address, {**sent, "viec": "mo"})
    link = re.search(r"http://testserver(/nhan-tai-khoan/[^<]+)<", sheet.content.decode())
    assert link
    assert "buoit" in words_of(Client().get(link[1]))
    assert User.objects.filter(full_name="Lê Cam").count() == 0
    assert "không có đơn vị «KHONG-CO»" in words_of(sheet)  # the row that is left stays, to be mended
    assert fromstring(sheet.content).xpath("//textarea[@name='lines']")[0].text.strip() == "Lê Cam; ; KHONG-CO"

    given = fromstring(sheet.content).xpath("//input[@name='links']/@value")[0]
    assert "đã có tài khoản «buoit»" in words_of(admin.post(address, {**sent, "viec": "mo"}))  # the page sent again
    workbook = admin.post(reverse("links_file"), {"links": given})
    assert b"".join(workbook.streaming_content)[:2] == b"PK"  # type: ignore[attr-defined]
    workbook.close()


def test_a_newer_link_ends_the_older_and_two_different_passwords_are_refused(case: Case, admin: Client) -> None:
    person = case.world.colleague
    older = reverse("invitation", args=[person.pk, invite(case.people["admin"], person)])
    newer = reverse("invitation", args=[person.pk, invite(case.people["admin"], person)])
    assert Client().get(older).status_code == 404
    assert "phải giống nhau" in words_of(Client().post(newer, {"password": OWN, "again": "khác"}))
    assert "Mật khẩu chưa đạt" in words_of(Client().post(newer, {"password": "12345", "again": "12345"}))


def test_a_first_password_opens_nothing_until_it_is_changed(case: Case) -> None:
    person = case.world.colleague
    handed = first_password(case.people["admin"], person)
    client = Client()
    client.post(reverse("account_login"), {"login": person.username, "password": handed})

    assert client.get(reverse("plans"))["Location"] == reverse("account_change_password")
    same = client.post(
        reverse("account_change_password"), {"oldpassword": handed, "password1": handed, "password2": handed}
    )
    assert same.status_code == 200
    assert client.get(reverse("plans")).status_code == 302
    own = {"oldpassword": handed, "password1": OWN, "password2": OWN}
    chosen = client.post(reverse("account_change_password"), own)
    assert chosen["Location"] == reverse("home")
    assert client.get(reverse("plans")).status_code == 200
    assert Act.objects.latest("number").verb == "choose_password"


def test_alone_in_the_house_an_administrator_is_shown_whom_to_let_in_first(case: Case, admin: Client) -> None:
    assert "Mở tài khoản đầu tiên" not in words_of(admin.get(reverse("home")))
    Membership.objects.exclude(user=case.people["admin"]).delete()
    assert "Mở tài khoản đầu tiên" in words_of(admin.get(reverse("home")))


def test_who_made_the_account_knows_the_password_so_it_is_changed(case: Case) -> None:
    made = create_user(case.people["admin"], "moi", "", OWN, Office.OFFICER, case.world.division)
    client = Client()
    client.post(reverse("account_login"), {"login": made.username, "password": OWN})
    assert client.get(reverse("home"))["Location"] == reverse("account_change_password")


def test_offices_are_given_and_ended_and_nobody_gives_one_to_himself(case: Case, admin: Client) -> None:
    person, own = case.world.colleague, case.people["admin"]
    said = {"office": "leader", "unit": case.world.department.pk, "first": "", "last": "31/12/2099"}
    admin.post(reverse("give_office", args=[person.pk]), said)
    held = person.memberships.get(office="leader")
    assert held.valid_to is not None
    assert held.valid_to.year == 2099
    assert "đến hết 31/12/2099" in words_of(admin.get(reverse("users")))

    assert "Không tự giao vai trò" in words_of(admin.post(reverse("give_office", args=[own.pk]), said))
    last_day = {"last_day": day_in_figures(timezone.localdate())}
    assert admin.post(reverse("end_office", args=[held.pk]), last_day).status_code == 302
    held.refresh_from_db()
    assert held.valid_to == timezone.localdate()


def test_an_administrator_reaches_only_his_own_units(case: Case, signed_in: SignIn) -> None:
    local = User.objects.create(username="quantricn")
    Membership.objects.create(user=local, unit=case.world.division, office=Office.ADMIN)
    client = signed_in(local)
    assert client.get(reverse("person", args=[case.world.leader.pk])).status_code == 404
    said = {"office": "leader", "unit": case.world.department.pk, "first": "", "last": ""}
    page = words_of(client.post(reverse("give_office", args=[case.world.colleague.pk]), said))
    assert "Chưa gửi được" in page
    assert not Membership.objects.filter(user=case.world.colleague, office="leader").exists()


def test_locking_asks_why_and_keeps_no_name(case: Case, admin: Client) -> None:
    address = reverse("person_deed", args=[case.world.colleague.pk, "khoa"])
    assert "Không ai vào được" in words_of(admin.get(address))
    assert "đừng nêu tên" in words_of(admin.post(address, {"reason": "Dongnghiep nghỉ việc"}))
    assert admin.post(address, {"reason": "nghỉ việc"}).status_code == 302
    assert "đã khóa" in words_of(admin.get(reverse("person", args=[case.world.colleague.pk])))
    assert admin.get(reverse("person_deed", args=[case.world.colleague.pk, "khong-co"])).status_code == 404


def test_erasing_tells_what_goes_asks_for_the_name_and_leaves_nothing_to_open_again(case: Case, admin: Client) -> None:
    who = case.world.colleague
    address, person = reverse("person_deed", args=[who.pk, "xoa-du-lieu"]), reverse("person", args=[who.pk])
    assert "Không hoàn lại được." in html.unescape(admin.get(address).content.decode())
    slip = admin.post(address, {"reason": "nghỉ công tác", "name": "nhầm"})
    assert "Tên đăng nhập không khớp." in html.unescape(slip.content.decode())
    assert User.objects.get(pk=who.pk).full_name == who.full_name
    assert admin.post(address, {"reason": "nghỉ công tác", "name": who.username})["Location"] == person
    page = html.unescape(admin.get(person).content.decode())
    assert "đã xóa dữ liệu" in page
    assert "Đã xóa cùng dữ liệu cá nhân." in page
    for gone in ("Giao vai trò<", "Mở lại tài khoản", "Cấp đường dẫn vào", "Chưa vào lần nào"):
        assert gone not in page.partition("<main")[2].partition("Nhật ký")[0]


def test_a_lost_second_step_is_taken_off_with_a_reason(case: Case, admin: Client) -> None:
    person = case.world.colleague
    address = reverse("person_deed", args=[person.pk, "xac-thuc"])
    shown = reverse("person", args=[person.pk])
    assert "chưa bật" in words_of(admin.post(address, {"reason": "mất điện thoại"}))
    assert address not in words_of(admin.get(shown))  # there is none to take off
    Authenticator.objects.create(user=person, type="totp", data={"secret": "x"})
    assert address in words_of(admin.get(shown))
    assert admin.post(address, {"reason": "mất điện thoại"}).status_code == 302
    assert not Authenticator.objects.filter(user=person).exists()
    assert Act.objects.latest("number").verb == "reset_second_step"


def at_the_door(person: User) -> Client:
    """Somebody who has a password, signed in with it in a browser of their own."""
    person.set_password(OWN)
    person.save(update_fields=["password"])
    return more_sessions(person)


def more_sessions(person: User) -> Client:
    """The same person in one more browser."""
    client = Client()
    client.post(reverse("account_login"), {"login": person.username, "password": OWN})
    return client


def test_people_see_their_sessions_and_end_the_others(case: Case) -> None:
    here = at_the_door(case.world.officer)
    there, third = more_sessions(case.world.officer), more_sessions(case.world.officer)
    page = words_of(here.get(reverse("own_sessions"), HTTP_USER_AGENT="Mozilla Windows Chrome/120 Safari/537"))
    assert page.count("Kết thúc <span") == 2
    one = re.findall(r'name="phien" value="(\d+)"', page)[0]
    here.post(reverse("own_sessions"), {"phien": one})
    assert sorted(client.get(reverse("home")).status_code for client in (there, third)) == [200, 302]
    here.post(reverse("own_sessions"))
    assert [client.get(reverse("home")).status_code for client in (here, there, third)] == [200, 302, 302]


def test_nobody_ends_the_session_of_another(case: Case) -> None:
    victim, thief = at_the_door(case.world.leader), at_the_door(case.world.officer)
    own = re.findall(
        r'name="phien" value="(\d+)"', words_of(more_sessions(case.world.leader).get(reverse("own_sessions")))
    )
    assert thief.post(reverse("own_sessions"), {"phien": own[0]}).status_code == 403
    assert victim.get(reverse("home")).status_code == 200


def test_home_leads_an_administrator_to_their_own_rooms_and_nobody_to_a_refusal(case: Case, signed_in: SignIn) -> None:
    admin = signed_in(case.people["admin"])
    home = fromstring(admin.get("/").content)
    links = [link.get("href") for link in home.xpath("//main//section/header/a")]
    assert links == ["/nguoi-dung/", "/thu-di/"]
    assert {admin.get(link).status_code for link in links} == {200}


def test_heads_below_a_title_say_which_column_is_which() -> None:
    (row,) = wanted("DANH SÁCH CÁN BỘ\n|---|---|\nSTT | Họ và tên | Tên đăng nhập\n1 | Trần Thị Hoa | hoa.tt\n")
    assert (row.full_name, row.username) == ("Trần Thị Hoa", "hoa.tt")
