"""`khuyencong units`, `users` and `person`: a province's units, its accounts, and what is done to one of them."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from . import reports
from .arguments import BadInput

if TYPE_CHECKING:
    from khuyencong.records.models import User


def units_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--load", metavar="TỈNH", help="nạp đơn vị, địa bàn kèm theo phần mềm, ví dụ dong-nai")


def units(options: argparse.Namespace) -> int:
    """List the units of today: code, name, kind; with `--load`, first bring a province to what is shipped."""
    from django.utils import timezone

    from khuyencong.records.models import Unit, UnitTitle

    if options.load:
        print(_loaded(options.load))
    today = timezone.localdate()
    called = dict(UnitTitle.objects.on(today).values_list("unit", "title"))
    for unit in Unit.objects.on(today).order_by("path"):
        print(f"{unit.code}\t{called.get(unit.pk, '')}\t{unit.get_type_display()}")
    return 0


def _loaded(slug: str) -> str:
    from khuyencong.work.permissions import Refused
    from khuyencong.work.plans import prepare_province
    from khuyencong.work.seeds.references import load_references
    from khuyencong.work.seeds.unit_rows import UnknownProvince
    from khuyencong.work.seeds.units import load_units

    try:
        loaded = load_units(slug)
    except UnknownProvince as unknown:
        raise Refused(str(unknown)) from unknown
    prepare_province(loaded.province)
    load_references(loaded.province)
    news = "đã nạp" if loaded.changed else "không có gì mới"
    return f"{slug}: {news}, {loaded.areas} địa bàn, {loaded.units} đơn vị"


def users_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--add", metavar="TÊN", help="thêm người dùng; mật khẩu đọc từ dòng nhập")
    parser.add_argument("--name", default="", help="họ và tên")
    parser.add_argument("--office", help="vai trò: officer, centre, commune, agency, leader, inspector, admin …")
    parser.add_argument("--unit", metavar="MÃ")
    reports.province_option(parser)


def users(options: argparse.Namespace) -> int:
    from khuyencong.records.models import Membership

    if options.add:
        _add_user(options)
    else:
        for held in Membership.objects.select_related("user", "unit").order_by("user__username"):
            print(f"{held.user.username}\t{held.get_office_display()}\t{held.unit.code}")
    return 0


def _add_user(options: argparse.Namespace) -> None:
    from khuyencong.records.models import Office
    from khuyencong.work.people import create_user

    if options.unit is None or options.office not in Office.values:
        raise BadInput(f"Cần --unit (mã đơn vị) và --office ({', '.join(Office.values)}).")
    unit = reports.unit_coded(options.unit, options)
    create_user(None, options.add, options.name, ask_password(), Office(options.office), unit)
    print(f"Đã thêm {options.add}.")


def person_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="TÊN", help="tên đăng nhập")
    deed = parser.add_mutually_exclusive_group()
    deed.add_argument("--export", type=Path, metavar="TỆP", help="mọi dữ liệu về người này, JSON")
    deed.add_argument("--erase", action="store_true", help="xóa dữ liệu cá nhân; không hoàn lại được")
    deed.add_argument("--lock", action="store_true", help="khóa tài khoản")
    deed.add_argument("--open", action="store_true", help="mở lại tài khoản")
    deed.add_argument("--sign-out", action="store_true", help="kết thúc mọi phiên")
    deed.add_argument("--reset-second-step", action="store_true", help="gỡ xác thực hai bước của người đã mất nó")
    deed.add_argument("--password", action="store_true", help="đặt lại mật khẩu, đọc từ dòng nhập")
    parser.add_argument("--yes", action="store_true", help="xóa mà không hỏi lại, cho tệp lệnh")
    parser.add_argument("--reason", default="", metavar="LÝ-DO", help="không nêu tên người")


def person(options: argparse.Namespace) -> int:
    from khuyencong.records.models import User
    from khuyencong.work.permissions import Refused

    user = User.objects.filter(username__iexact=options.name).first()
    if user is None:
        raise Refused(f"Không có tài khoản «{options.name}». Gõ «khuyencong users» để xem.")
    print(_done(user, options))
    return 0


def _done(user: "User", options: argparse.Namespace) -> str:
    """Do what was asked, and say it."""
    from khuyencong.work import people, personal

    if options.export:
        return _exported(user, options.export)
    if options.erase:
        if not options.yes:
            _be_sure(user)
        return personal.erase_person(None, user, options.reason).summary
    if options.lock:
        return people.lock_account(None, user, options.reason).summary
    if options.open:
        return people.open_account(None, user, options.reason).summary
    if options.sign_out:
        return people.end_sessions(None, user).summary
    if options.reset_second_step:
        return people.reset_second_step(None, user, options.reason).summary
    if options.password:
        return people.give_password(None, user, ask_password()).summary
    return _shown(user)


def _be_sure(user: "User") -> None:
    """Show what goes for good and have the account's name typed."""
    from khuyencong.work.permissions import Refused
    from khuyencong.work.personal import held_of

    print(_shown(user), "Sẽ mất, không hoàn lại được:", sep="\n", file=sys.stderr)
    for words, number in held_of(user).items():
        print(f"  {number} {words}", file=sys.stderr)
    print("Gõ lại tên đăng nhập để xóa: ", end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip() != user.username:
        raise Refused("Tên không khớp: chưa xóa gì. Tệp lệnh thì thêm --yes.")


def _exported(user: "User", path: Path) -> str:
    """The file is readable by its owner only."""
    from khuyencong.work.permissions import Refused
    from khuyencong.work.personal import export_person

    told = json.dumps(export_person(None, user), ensure_ascii=False, indent=1)
    try:
        path.touch(mode=0o600, exist_ok=False)
        path.write_text(told, encoding="utf-8")
    except OSError as fault:
        raise Refused(f"Không ghi được {path} ({fault.strerror}): hãy nêu một tệp mới.") from fault
    return f"Đã ghi {path}."


def _shown(user: "User") -> str:
    from khuyencong.records.personal import masked

    offices = ", ".join(f"{held.office} {held.unit.code}" for held in user.memberships.select_related("unit"))
    return f"số {user.pk}\t{masked(user.full_name)}\t{'mở' if user.is_active else 'khóa'}\t{offices}"


def ask_password() -> str:
    import getpass

    return getpass.getpass("Mật khẩu: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")


def second_steps_open() -> bool:
    """Whether the seeds of second steps open under this machine's secret; asked of one, all are sealed alike."""
    from allauth.mfa.adapter import get_adapter
    from allauth.mfa.models import Authenticator
    from cryptography.fernet import InvalidToken

    sealed = Authenticator.objects.filter(type=Authenticator.Type.TOTP).first()
    try:
        return sealed is None or bool(get_adapter().decrypt(sealed.data["secret"]))
    except InvalidToken:
        return False
