"""A synthetic library: received papers and legal references with names enough to search among, in made-up words."""

from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from itertools import islice
from random import Random

from django.db import transaction

from khuyencong.records.models import Paper, Province, Reference, ReferenceVersion, StoredFile
from khuyencong.records.references import CertaintyMark
from khuyencong.terms.vietnamese import fold

from .figures import make_plan
from .people import MADE, Setting, make_setting

_TRADE = """
hỗ trợ máy móc thiết bị tiên tiến cơ sở công nghiệp nông thôn làng nghề gốm sứ mây tre đan gỗ mỹ nghệ thổ cẩm
chế biến hạt điều cà phê tiêu ca cao sầu riêng chuối bưởi nấm mật ong trà rượu bánh kẹo đào tạo truyền nghề tập
huấn khởi sự doanh nghiệp quản lý sản xuất sạch hơn tiết kiệm năng lượng hội chợ triển lãm kết nối cung cầu giao
thương xuất khẩu thương mại điện tử nhãn hiệu bao bì truy xuất nguồn gốc chứng nhận sản phẩm tiêu biểu nghệ nhân
cụm hạ tầng khuyến khích phát triển kế hoạch kết quả thực hiện báo cáo quý năm huyện xã phường đề án nghiệm thu
"""
_WORDS = _TRADE.split()
_KINDS = ("Nghị định", "Thông tư", "Quyết định", "Kế hoạch", "Công văn")
_LETTERS = "bcdghklmnpqrstvx"
_AT_ONCE = 2_000
_SEED, _YEAR, _GROUPS = 200_000, 2025, 20


def _name(random: Random) -> str:
    """«Hỗ trợ gốm sứ đan Kvam Rot»: words of the trade and a name of its own, as establishments and places have."""
    own = " ".join(
        f"{random.choice(_LETTERS)}{random.choice('aeiouy')}{random.choice(_LETTERS)}".title() for _ in range(2)
    )
    return f"{' '.join(random.choices(_WORDS, k=random.randrange(3, 8)))} {own}".capitalize()


def make_library(papers: int, names: int) -> None:
    """Papers as they stand after reading, described references until there are so many names, and a long plan."""
    if Paper.objects.exists():
        return
    random = Random(_SEED)  # noqa: S311 - names to measure with, no secrets
    setting = make_setting(Province.objects.count() + 1, communes=2)
    make_plan(setting, setting.programmes[0], _YEAR, random, groups=_GROUPS)
    with transaction.atomic():
        for make, count in ((_make_papers, papers), (_make_references, max(1, names - papers))):
            for part in _parts(enumerate(_name(random) for _ in range(count))):
                make(setting, part)


def _make_papers(setting: Setting, named: list[tuple[int, str]]) -> None:
    digests = [sha256(f"{number} {title}".encode()).hexdigest() for number, title in named]
    files = [StoredFile(sha256=digest, size=1, media_type="text/plain") for digest in digests]
    StoredFile.objects.bulk_create(files)
    same = {"province": setting.province, "unit": setting.department, "received_by": setting.officer}
    read = {"state": Paper.State.READ, "progress": 100, "received_at": datetime(2025, 1, 2, tzinfo=UTC)}
    Paper.objects.bulk_create(
        Paper(
            **same,
            **read,
            file=file,
            title=title,
            name=f"van-ban-{number}.txt",
            number=f"{number}/KH-ST",
            kind="Kế hoạch",
            issuer="UBND xã Sinh Thử",
            text=f"{title}. {MADE}",
        )
        for file, (number, title) in zip(files, named, strict=True)
    )


def _make_references(setting: Setting, named: list[tuple[int, str]]) -> None:
    rows = []
    for number, _ in named:
        symbol, kind = f"{number}/{2000 + number % 26}/ST", _KINDS[number % len(_KINDS)]
        issuer = "UBND tỉnh Sinh Thử"
        rows.append(Reference(province=setting.province, key=fold(symbol), number=symbol, kind=kind, issuer=issuer))
    Reference.objects.bulk_create(rows)
    ReferenceVersion.objects.bulk_create(
        ReferenceVersion(reference=row, title=title, source=MADE, mark=CertaintyMark.MEMORY)
        for row, (_, title) in zip(rows, named, strict=True)
    )


def _parts(rows: Iterator[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    while part := list(islice(rows, _AT_ONCE)):
        yield part
