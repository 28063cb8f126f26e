"""The commands that measure: `generate` fills a database of its own, `bench` says what promises of speed come to."""

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .bench.measure import Figure, Size

ENTRIES_A_PROVINCE = 200_000


def generate_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--scale", type=int, default=1, metavar="N", help="số tỉnh, 1 đến 34")
    parser.add_argument("--entries", type=int, metavar="M", help=f"số bút toán, mặc định {ENTRIES_A_PROVINCE} mỗi tỉnh")


def generate(options: argparse.Namespace) -> int:
    """Fill the database of DATABASE_URL, or a file of its own: never the province's."""
    from khuyencong.work.generate import generate as fill

    from .bench.places import apart

    wanted = ENTRIES_A_PROVINCE * options.scale if options.entries is None else options.entries
    place = apart("generated.sqlite3")
    made = fill(options.scale, wanted)
    words = "Đã sinh" if made.made else "Đã có sẵn"
    print(f"{words} {made.provinces} tỉnh thử, {made.entries} bút toán trong {place.shown}")
    return 0


def bench_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", metavar="TÊN", help="một phép đo; bỏ trống là tất cả")
    parser.add_argument("--list", action="store_true", help="tên các phép đo")
    parser.add_argument("--full", action="store_true", help="sổ 10 triệu bút toán, nhiều lượt hơn; mất nhiều phút")
    parser.add_argument("--smallest", action="store_true", help="cỡ nhỏ nhất, chỉ để biết các phép đo chạy được")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--out", type=Path, metavar="TỆP", help="ghi bảng kết quả dạng Markdown")


def bench(options: argparse.Namespace) -> int:
    """Measure and print; 1 when a promise does not hold."""
    from .bench.catalogue import BENCHES
    from .bench.measure import FULL, QUICK, SMALLEST

    if options.list:
        print("\n".join(BENCHES))
        return 0
    if options.name is not None and options.name not in BENCHES:
        print(f"Không có phép đo «{options.name}». Gõ «khuyencong bench --list» để xem.", file=sys.stderr)
        return 2
    size = FULL if options.full else SMALLEST if options.smallest else QUICK
    figures = list(_measured([options.name] if options.name else list(BENCHES), size, quiet=options.json))
    if options.json:
        print(json.dumps([one.as_row() for one in figures], ensure_ascii=False, indent=1))
    if options.out:
        _write(options.out, figures, size, options.full)
    return int(any(one.promise and not one.promise.holds(one.value) for one in figures))


def _measured(names: list[str], size: "Size", quiet: bool) -> Iterator["Figure"]:
    from .bench.catalogue import BENCHES

    for name in names:
        for one in BENCHES[name](size):
            if not quiet:
                print(_told(one), flush=True)
            yield one


def _told(one: "Figure") -> str:
    promise = ""
    if one.promise:
        promise = f"cam kết {one.promise}: {'đạt' if one.promise.holds(one.value) else 'KHÔNG ĐẠT'}"
    return f"{one.name:14} {one.figure:20} {one.value:>12g} {one.unit:10} {promise}".rstrip()


def _write(path: Path, figures: list["Figure"], size: "Size", full: bool) -> None:
    from django.db import connection
    from django.utils import timezone

    from khuyencong.work.permissions import Refused

    from .bench.page import page

    today: date = timezone.localdate()
    try:
        path.write_text(page(figures, size, connection.display_name, today, full), encoding="utf-8")
    except OSError as fault:
        raise Refused(f"Không ghi được {path}: {fault.strerror}.") from fault
