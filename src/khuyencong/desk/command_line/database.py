"""The commands that work on the memory: which there are, and those of proof, of copies and of running the house."""

import argparse
import gc
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from . import faults, measuring, people, reports
from .arguments import BAD_INPUT, Arguments, BadInput

FAULTS = 1


def run(name: str, arguments: Sequence[str]) -> int:
    """Run one command; 0 done, 1 faults found, 2 bad input with one line on stderr."""
    prepare, act = COMMANDS[name]
    parser = Arguments(prog=f"khuyencong {name}")
    prepare(parser)
    try:
        options = parser.parse_args(arguments)
    except SystemExit as end:
        return BAD_INPUT if end.code else 0
    return faults.in_words(lambda: act(options), BadInput)


# Proof and copies ---------------------------------------------------------------------------------


def _verify_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true")


def _verify(options: argparse.Namespace) -> int:
    from khuyencong.work.verification import prove

    _row, faults = prove()
    if options.json:
        print(json.dumps([asdict(fault) for fault in faults], ensure_ascii=False, indent=1))
    else:
        for fault in faults:
            print(f"{fault.check}: {fault.where}: {fault.message}")
        print(f"{len(faults)} lỗi" if faults else "Sổ, lịch sử, tổng giữ sẵn và kho tệp đều khớp.")
    return FAULTS if faults else 0


def _path_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="TỆP", type=Path)


def _backup(options: argparse.Namespace) -> int:
    from khuyencong.work.backup import backup

    print(f"Đã sao lưu vào {options.path}, {backup(options.path):,} byte".replace(",", "."))
    return 0


def _restore(options: argparse.Namespace) -> int:
    from django.core.management import call_command

    from khuyencong.work.backup import restore

    if not options.path.is_file():
        raise BadInput(f"Không có tệp {options.path}: hãy kiểm tra đường dẫn.")
    call_command("migrate", interactive=False, verbosity=0)
    done = restore(options.path)
    print(f"Đã khôi phục {done.rows} dòng, {done.files} tệp.")
    said = [f"{fault.check}: {fault.where}: {fault.message}" for fault in done.faults]
    if not people.second_steps_open():
        said.append(
            "SECRET_KEY không phải khoá của máy cũ: chưa ai qua được xác thực hai bước. Đặt khoá cũ vào, hoặc gỡ từng "
            "người bằng «khuyencong person TÊN --reset-second-step --reason …»."
        )
    print(*said, sep="\n", end="\n" * bool(said), file=sys.stderr)
    return FAULTS if said else 0


# Running the house --------------------------------------------------------------------------------


def _nothing(parser: argparse.ArgumentParser) -> None:
    """A command without options."""


def _migrate(_: argparse.Namespace) -> int:
    from django.core.management import call_command

    gc.disable()  # thousands of tables as they once were: cleaning them away takes a quarter of the time
    try:
        call_command("migrate", interactive=False, verbosity=1)
    finally:
        gc.enable()
    return 0


def _ready(_: argparse.Namespace) -> int:
    from .ready import ready

    return ready()


def _static(_: argparse.Namespace) -> int:
    from django.conf import settings
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    print(f"Đã gom tệp của trang vào {settings.STATIC_ROOT}.")
    return 0


def _worker(_: argparse.Namespace) -> int:
    from django.core.management import call_command

    call_command("db_worker", interval=0.5, verbosity=1)
    return 0


def _remind(_: argparse.Namespace) -> int:
    """Once a day: tell of what ends soon, send and read what a stopped worker left behind, and sweep the store."""
    from django.utils import timezone

    from khuyencong.work.library.read import read_waiting
    from khuyencong.work.library.store import sweep
    from khuyencong.work.mail import send_waiting
    from khuyencong.work.openings import forget_openings
    from khuyencong.work.reminders import remind

    forget_openings(timezone.localdate())
    now, ending = timezone.now(), remind(timezone.localdate())
    left = f"{send_waiting(now)} thư chờ gửi, {read_waiting(now)} văn bản chờ đọc, đã dọn {sweep(now)} tệp không của ai"
    print(f"{ending} việc sắp hết hạn, {left}")
    return 0


def _serve(_: argparse.Namespace) -> int:
    from .house import serve

    return serve()


def _demo_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-serve", action="store_true", help="chỉ chuẩn bị dữ liệu")


def _demo(options: argparse.Namespace) -> int:
    from khuyencong.work.demo import prepare

    from .house import serve_with_worker

    _migrate(options)
    prepare()
    return 0 if options.no_serve else serve_with_worker()


COMMANDS: dict[str, tuple[Callable[[argparse.ArgumentParser], None], Callable[[argparse.Namespace], int]]] = {
    "receive": (reports.receive_options, reports.receive),
    "report": (reports.out_options, reports.report),
    "trace": (reports.trace_options, reports.trace),
    "verify": (_verify_options, _verify),
    "backup": (_path_option, _backup),
    "restore": (_path_option, _restore),
    "ready": (_nothing, _ready),
    "migrate": (_nothing, _migrate),
    "static": (_nothing, _static),
    "worker": (_nothing, _worker),
    "remind": (_nothing, _remind),
    "serve": (_nothing, _serve),
    "demo": (_demo_options, _demo),
    "units": (people.units_options, people.units),
    "users": (people.users_options, people.users),
    "person": (people.person_options, people.person),
    "generate": (measuring.generate_options, measuring.generate),
    "bench": (measuring.bench_options, measuring.bench),
}
