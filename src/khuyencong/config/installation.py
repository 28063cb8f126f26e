"""What an installation is asked by `khuyencong ready`: conditions of safety that lie outside the program.

They look beyond the settings (at the clock, the certificate, the disks), so no start waits for them.
"""

import os
import socket
import ssl
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register

from khuyencong.records.clock import keeps_time
from khuyencong.terms.periods import day_in_figures

from . import environment
from .checks import nearest_existing

BLOCKS = Path("/sys/dev/block")
JOURNAL = Path("/var/log/journal")
PATIENCE_S = 5
RENEWED_BEFORE = timedelta(days=21)


@register(Tags.security, deploy=True)
def clock_keeps_time(app_configs: Any, **_: Any) -> Sequence[CheckMessage]:
    if keeps_time():
        return []
    hint = "Bật đồng bộ giờ (systemd-timesyncd hoặc chrony); «timedatectl» phải ghi «synchronized: yes»."
    return [Warning("Đồng hồ của máy không được máy chủ giờ giữ đúng.", hint=hint, id="khuyencong.W011")]


@register(Tags.security, deploy=True)
def certificate_is_trusted(app_configs: Any, **_: Any) -> Sequence[CheckMessage]:
    """As a browser of the province meets it: by the site's name, at the proxy."""
    faults = [(name, fault) for name in public_names() if (fault := _of_certificate(name))]
    hint = (
        "Đặt chứng thư mà trình duyệt tin ở máy chủ chuyển tiếp (deploy/nginx.conf.sample), gia hạn trước khi hết hạn."
    )
    return [Warning(f"{name}: {fault}", hint=hint, id="khuyencong.W012") for name, fault in faults]


@register(Tags.security, deploy=True)
def disks_are_encrypted(app_configs: Any, **_: Any) -> Sequence[CheckMessage]:
    hint = "Đặt thư mục này trên ổ mã hóa (LUKS), hoặc ghi lại cách khác đã dùng cho V14.2.4."
    bare = [(place, state) for place in _kept_places() if not (state := is_encrypted(place))]
    told = (f"Không xem được ổ giữ {place} có mã hóa không." if state is None else f"Ổ giữ {place} không mã hóa."
            for place, state in bare)  # fmt: skip
    return [Warning(words, hint=hint, id="khuyencong.W013") for words in told]


@register(Tags.security, deploy=True)
def log_outlives_the_machine(app_configs: Any, **_: Any) -> Sequence[CheckMessage]:
    """Kept over a restart, and read by none but who may."""
    if JOURNAL.is_dir() and not JOURNAL.stat().st_mode & 0o007:
        return []
    hint = (
        "Đặt Storage=persistent trong journald.conf, quyền của /var/log/journal là 2750, và gửi nhật ký sang máy khác."
    )
    return [Warning("Nhật ký không được giữ, hoặc ai trên máy cũng đọc được.", hint=hint, id="khuyencong.W014")]


@register(Tags.security, deploy=True)
def name_is_our_own(app_configs: Any, **_: Any) -> Sequence[CheckMessage]:
    """Under a name that stands for many, another program could answer in our place and be sent our cookies."""
    open_names = [name for name in settings.ALLOWED_HOSTS if name.startswith((".", "*"))]
    if not open_names:
        return []
    hint = "Nêu từng tên miền riêng của hệ thống trong KHUYENCONG_HOSTS."
    return [Warning(f"Tên miền để ngỏ: {', '.join(open_names)}.", hint=hint, id="khuyencong.W015")]


def public_names() -> list[str]:
    """The names by which others reach us."""
    return [name for name in settings.ALLOWED_HOSTS if not environment.is_loopback([name]) and name[0] not in ".*"]


def _of_certificate(name: str, port: int = 443, trusted: ssl.SSLContext | None = None) -> str:
    """What is wrong with the certificate shown under a name; "" when nothing is."""
    try:
        with (
            socket.create_connection((name, port), timeout=PATIENCE_S) as way,
            (trusted or ssl.create_default_context()).wrap_socket(way, server_hostname=name) as met,
        ):
            told = met.getpeercert() or {}
    except ssl.SSLCertVerificationError as fault:
        return f"chứng thư không được tin ({fault.verify_message})."
    except OSError as fault:
        return f"không nối được tới cổng {port} ({fault})."
    until = datetime.fromtimestamp(ssl.cert_time_to_seconds(str(told["notAfter"])), UTC)
    return f"chứng thư hết hạn ngày {day_in_figures(until)}." if until - datetime.now(UTC) < RENEWED_BEFORE else ""


def _kept_places() -> list[Path]:
    """Where papers, the SQLite file and copies lie; a PostgreSQL elsewhere is its operator's."""
    places = [Path(settings.STORE_ROOT), Path(settings.VAR), *([Path(settings.BACKUPS)] if settings.BACKUPS else [])]
    return list(dict.fromkeys(places))


def is_encrypted(place: Path) -> bool | None:
    """Whether the disk a folder lies on is encrypted by the kernel; None where that cannot be seen."""
    device = nearest_existing(place).stat().st_dev
    block = BLOCKS / f"{os.major(device)}:{os.minor(device)}"
    return all(_is_crypt(one) for one in _lowest(block)) if block.exists() else None


def _lowest(block: Path) -> Iterator[Path]:
    """The block devices below one, down to an encrypted one or the disk itself."""
    below = sorted((block / "slaves").iterdir()) if (block / "slaves").is_dir() else []
    if _is_crypt(block) or not below:
        yield block
    for one in below if not _is_crypt(block) else ():
        yield from _lowest(one)


def _is_crypt(block: Path) -> bool:
    kind = block / "dm/uuid"
    return kind.is_file() and kind.read_text(encoding="ascii").startswith("CRYPT-")
