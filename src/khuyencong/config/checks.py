"""Start-up checks: a setting that would harm is named together with the way to mend it."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import DatabaseError, connection

from khuyencong.records.powers import SUPERUSER, excess_power

from . import environment
from .passwords import in_order


@register(Tags.security)
def demo_stays_at_home(app_configs: Any, **_: Any) -> Sequence[CheckMessage]:
    """Whoever reaches a demonstration may be anyone in it."""
    if not settings.DEMO or environment.is_loopback(settings.ALLOWED_HOSTS):
        return []
    hint = "Bỏ KHUYENCONG_DEMO, hoặc để KHUYENCONG_HOSTS chỉ gồm localhost và 127.0.0.1."
    return [Error("Chế độ trình diễn mở ra ngoài máy này.", hint=hint, id="khuyencong.E001")]


@register(Tags.security)
def debug_stays_at_home(app_configs: Any, **_: Any) -> Sequence[CheckMessage]:
    if not settings.DEBUG or environment.is_loopback(settings.ALLOWED_HOSTS):
        return []
    hint = "Bỏ KHUYENCONG_DEBUG trên máy phục vụ thật: trang lỗi của nó phơi bày mã nguồn và cấu hình."
    return [Error("Chế độ gỡ lỗi mở ra ngoài máy này.", hint=hint, id="khuyencong.E002")]


@register(Tags.security)
def strangers_come_by_https(app_configs: Any, **_: Any) -> Sequence[CheckMessage]:
    if settings.HTTPS or environment.is_loopback(settings.ALLOWED_HOSTS):
        return []
    hint = "Đặt máy chủ chuyển tiếp có chứng thư ở trước, rồi đặt KHUYENCONG_HTTPS=1; thiếu thì không đăng nhập được."
    return [Warning("Phục vụ ra ngoài máy này mà không có https.", hint=hint, id="khuyencong.W003")]


@register(Tags.files)
def papers_can_be_kept(app_configs: Any, **_: Any) -> Sequence[CheckMessage]:
    place = nearest_existing(Path(settings.STORE_ROOT))
    if place.is_dir() and os.access(place, os.W_OK):
        return []
    hint = f"Cấp quyền ghi vào {settings.STORE_ROOT}, hoặc đặt KHUYENCONG_STORE là một thư mục khác."
    return [Error("Không ghi được vào kho văn bản.", hint=hint, id="khuyencong.E004")]


@register(Tags.files)
def fonts_are_there(app_configs: Any, **_: Any) -> Sequence[CheckMessage]:
    if any(environment.package("papers/writing/fonts").glob("*.ttf")):
        return []
    hint = "Chạy «make assets» để lấy phông chữ; thiếu phông thì không xuất được PDF."
    return [Warning("Chưa có phông chữ của văn bản.", hint=hint, id="khuyencong.W005")]


@register(Tags.security)
def secret_is_private(app_configs: Any, **_: Any) -> Sequence[CheckMessage]:
    """Other users of the machine could sign sessions with it."""
    kept = Path(settings.VAR) / "secret_key"
    if environment.text("SECRET_KEY") or not kept.exists() or not kept.stat().st_mode & 0o077:
        return []
    hint = f"Chạy: chmod 600 {kept}"
    return [Error("Khoá bí mật để người khác trên máy đọc được.", hint=hint, id="khuyencong.E006")]


@register(Tags.security)
def database_elsewhere_is_known(app_configs: Any, **_: Any) -> Sequence[CheckMessage]:
    """Over a network only a server that proved itself is told figures and passwords."""
    told = settings.DATABASES["default"]
    host = told.get("HOST", "")
    if not host or host.startswith("/") or environment.is_loopback([host]):
        return []
    if told["OPTIONS"].get("sslmode") == "verify-full":
        return []
    hint = "Thêm ?sslmode=verify-full (và sslrootcert=… của cơ quan cấp chứng thư) vào DATABASE_URL."
    return [Error("Nối tới cơ sở dữ liệu ở máy khác mà không kiểm chứng thư.", hint=hint, id="khuyencong.E008")]


@register(Tags.security)
def the_program_is_no_superuser(app_configs: Any, **_: Any) -> Sequence[CheckMessage]:
    """Whoever broke into such a program would own every database of the server, and its files."""
    if not settings.HTTPS:
        return []
    try:
        power = excess_power(connection)
    except DatabaseError:
        return []  # not up yet: the health page tells
    if power != SUPERUSER:
        return []
    hint = "Để chương trình dùng một vai trò riêng của PostgreSQL: deploy/postgresql-roles.sql."
    return [Error("Chương trình nối cơ sở dữ liệu bằng quyền quản trị tối cao.", hint=hint, id="khuyencong.E009")]


@register(Tags.files)
def leaked_passwords_can_be_read(app_configs: Any, **_: Any) -> Sequence[CheckMessage]:
    """A list that cannot be read would stop everybody who chooses a password."""
    named = settings.LEAKED_PASSWORDS
    if not named or os.access(named, os.R_OK):
        return []
    hint = f"Cấp quyền đọc {named}, hoặc bỏ KHUYENCONG_LEAKED_PASSWORDS."
    return [Error("Không đọc được danh sách mật khẩu đã lộ.", hint=hint, id="khuyencong.E007")]


@register(Tags.files)
def leaked_passwords_stand_in_order(app_configs: Any, **_: Any) -> Sequence[CheckMessage]:
    """A list in another order, or of words instead of digests, would find nobody's password and say nothing."""
    named = settings.LEAKED_PASSWORDS
    if not named or not os.access(named, os.R_OK) or in_order(Path(named)):
        return []
    hint = "Tải danh sách «Pwned Passwords» xếp theo mã SHA-1, mỗi dòng một mã (docs/settings.md)."
    return [Error("Danh sách mật khẩu đã lộ không xếp theo mã: không tra được.", hint=hint, id="khuyencong.E010")]


@register(Tags.security)
def leaked_passwords_are_known(app_configs: Any, **_: Any) -> Sequence[CheckMessage]:
    """Without a list only the commonest passwords are refused."""
    if not settings.HTTPS or settings.LEAKED_PASSWORDS:
        return []
    hint = "Tải danh sách «Pwned Passwords» một lần rồi đặt KHUYENCONG_LEAKED_PASSWORDS (docs/settings.md)."
    return [Warning("Mật khẩu mới không được so với danh sách đã lộ.", hint=hint, id="khuyencong.W010")]


def nearest_existing(path: Path) -> Path:
    """The path itself, or the closest folder above it that is there: what will be made is made inside it."""
    return next(place for place in (path, *path.parents) if place.exists())
