"""The commands that work on the memory: receive, report, trace, verify, backup, users, and running the house."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from khuyencong.terms.money import MoneyUnit

from . import faults, measuring, people
from .arguments import BAD_INPUT, Arguments, BadInput, bytes_of, day

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


# Papers and reports -------------------------------------------------------------------------------


def _receive_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="TỆP", type=Path)
    parser.add_argument("--unit", required=True, metavar="MÃ", help="đơn vị giữ văn bản, ví dụ SCT")


def _receive(options: argparse.Namespace) -> int:
    from khuyencong.work.library import receive
    from khuyencong.work.permissions import Refused

    unit, worst = _unit_coded(options.unit), 0
    for path in options.files:
        try:
            paper = receive(None, unit, path.name, bytes_of(path))
            print(f"{path.name}: đã nhận, số {paper.pk}; đang chờ đọc")
        except (Refused, BadInput) as refusal:
            words = str(refusal)
            print(words if words.startswith(path.name) else f"{path.name}: {words}", file=sys.stderr)
            worst = BAD_INPUT
    return worst


def _unit_coded(code: str) -> Any:
    from khuyencong.records.models import Unit

    unit = Unit.objects.filter(code=code).first()
    if unit is None:
        raise BadInput(f"Không có đơn vị mã «{code}». Gõ «khuyencong units» để xem mã.")
    return unit


def _report_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("form", nargs="?", metavar="MẪU", help="ví dụ ket-qua")
    parser.add_argument("--list", action="store_true", help="các mẫu báo cáo")
    parser.add_argument("--year", type=int)
    parser.add_argument("--period", default="Y", help="Y, H1, H2, Q1 … Q4, 9M, M1 … M12")
    parser.add_argument("--programme", default="khuyen-cong")
    parser.add_argument(
        "--unit", metavar="MÃ", help="chỉ số liệu ghi theo một đơn vị và các đơn vị dưới nó, dù nội dung do ai chủ trì"
    )
    parser.add_argument("--as-of", type=day, metavar="NGÀY", help="số liệu đến hết ngày, 31/1/2024")
    words = "đơn vị in kinh phí; nghin0 và trieu0: làm tròn, không lấy số lẻ"
    parser.add_argument("--money", choices=tuple(MoneyUnit), default="dong", help=words)
    parser.add_argument("--answers", type=Path, metavar="TỆP", help="JSON: tên ô điền → nội dung, cho văn bản soạn")
    parser.add_argument("--json", action="store_true")


def _out_options(parser: argparse.ArgumentParser) -> None:
    _report_options(parser)
    parser.add_argument("--format", choices=("docx", "pdf", "xlsx", "html", "json"), default="docx")
    parser.add_argument("--out", type=Path, metavar="TỆP")


def _report(options: argparse.Namespace) -> int:
    from khuyencong.papers.writing import write_annexes, write_paper
    from khuyencong.terms.document import to_json
    from khuyencong.work.reporting import FORMS

    if options.list:
        for form, name in FORMS.items():
            print(f"{form}\t{name}")
        return 0
    document = _preview(options).document
    as_json = options.json or options.format == "json"
    data = (
        json.dumps(to_json(document), ensure_ascii=False, indent=1).encode()
        if as_json
        else write_paper(document, options.format)
    )
    if options.out is None or str(options.out) == "-":
        if options.format not in ("json", "html") and not as_json:
            raise BadInput(f"Tệp {options.format} không in ra màn hình được: hãy nêu --out bao-cao.{options.format}")
        print(data.decode())
    else:
        _write_whole(options.out, data)
        if document.has_annex_file and not as_json:
            apart = options.out.with_name(f"{options.out.stem}-phu-luc{options.out.suffix}")
            _write_whole(apart, write_annexes(document, options.format))
    return 0


def _write_whole(path: Path, data: bytes) -> None:
    """The file appears whole or not at all."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError as fault:
        raise BadInput(f"Không ghi được {path}: hãy kiểm tra thư mục có sẵn và quyền ghi.") from fault


def _preview(options: argparse.Namespace) -> Any:
    from khuyencong.records.queries import last_act_on
    from khuyencong.work.reporting import FORMS, preview

    if options.form not in FORMS:
        raise BadInput(f"Không có mẫu «{options.form or ''}». Gõ «khuyencong report --list» để xem các mẫu.")
    plan = _plan(options)
    as_of = last_act_on(plan.province, options.as_of) if options.as_of else None
    cut = _unit_coded(options.unit) if options.unit else None
    money = MoneyUnit(options.money)
    said = _answers(options)
    return preview(None, plan, _period(options), as_of, form=options.form, money=money, answers=said, cut=cut)


def _answers(options: argparse.Namespace) -> Any:
    """What stands in the blanks of a composed paper."""
    from khuyencong.terms.blanks import NONE, Answers

    if options.answers is None:
        return NONE
    try:
        said = json.loads(bytes_of(options.answers))
    except ValueError as wrong:
        raise BadInput(f"{options.answers}: không phải JSON.") from wrong
    if not isinstance(said, dict) or not all(isinstance(words, str) for words in said.values()):
        raise BadInput(f"{options.answers}: phải là một đối tượng JSON, mỗi ô điền một chuỗi chữ.")
    return Answers(said)


def _plan(options: argparse.Namespace) -> Any:
    from khuyencong.records.models import Plan

    if options.year is None:
        raise BadInput("Hãy nêu năm: --year 2023")
    plan = Plan.objects.filter(programme__code=options.programme, year=options.year).first()
    if plan is None:
        raise BadInput(f"Chưa có kế hoạch «{options.programme}» năm {options.year}.")
    return plan


def _period(options: argparse.Namespace) -> Any:
    from khuyencong.terms.periods import Period

    try:
        return Period.of_year(options.year, options.period)
    except ValueError as wrong:
        raise BadInput(f"Kỳ «{options.period}» không hợp lệ; dùng Y, H1, H2, Q1 … Q4, 9M, M1 … M12.") from wrong


def _trace_options(parser: argparse.ArgumentParser) -> None:
    _report_options(parser)
    parser.add_argument("--cell", required=True, metavar="HÀNG,CỘT", help="ô của bảng phụ lục, đếm từ 1")


def _trace(options: argparse.Namespace) -> int:
    from khuyencong.terms.numbers import format_vnd
    from khuyencong.terms.selector import Selector
    from khuyencong.work.reporting import trace

    cell = _cell(_preview(options).document, options.cell)
    if cell.selector is None:
        raise BadInput(f"Ô {options.cell} «{cell.text}» không phải là số liệu.")
    found = trace(None, Selector.decode(cell.selector), most=None)
    rows = [{**asdict(row), "at": row.at.isoformat()} for row in found.rows]
    if options.json:
        print(json.dumps({"cell": cell.text, "sum": found.amounts.low, "entries": rows}, ensure_ascii=False, indent=1))
        return 0
    print(f"{found.line} · {found.measure}: {format_vnd(found.amounts.low)}")
    for row in found.rows:
        origin = row.origin.reason or f"{row.origin.before}[{row.origin.marked}]{row.origin.after}".strip()
        print(f"  {format_vnd(row.value):>18}  hành vi {row.act}  {row.origin.paper_title}: {origin}")
    return 0


def _cell(document: Any, place: str) -> Any:
    """The cell at «row,column» of the report's table, both from 1."""
    from khuyencong.terms.document import Annex, TableBlock

    blocks = [b for top in document.blocks for b in (top.blocks if isinstance(top, Annex) else (top,))]
    rows = [row for block in blocks if isinstance(block, TableBlock) for row in block.rows]
    try:
        row, column = (int(part) for part in place.split(","))
        if row < 1 or column < 1:
            raise IndexError
        return rows[row - 1].cells[column - 1]
    except (ValueError, IndexError) as wrong:
        width = len(rows[0].cells) if rows else 0
        raise BadInput(f"Không có ô «{place}»: bảng có {len(rows)} hàng, {width} cột, đếm từ 1.") from wrong


# Proof and people ---------------------------------------------------------------------------------


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

    call_command("migrate", interactive=False, verbosity=1)
    return 0


def _static(_: argparse.Namespace) -> int:
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, clear=True, verbosity=1)
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
    from khuyencong.work.reminders import remind

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


def _users_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--add", metavar="TÊN", help="thêm người dùng; mật khẩu đọc từ dòng nhập")
    parser.add_argument("--name", default="", help="họ và tên")
    parser.add_argument("--office", help="vai trò: officer, centre, commune, agency, leader, inspector, admin …")
    parser.add_argument("--unit", metavar="MÃ")


def _users(options: argparse.Namespace) -> int:
    from khuyencong.records.models import Membership

    if options.add:
        _add_user(options)
    else:
        for held in Membership.objects.select_related("user", "unit").order_by("user__username"):
            print(f"{held.user.username}\t{held.get_office_display()}\t{held.unit.code}")
    return 0


def _add_user(options: argparse.Namespace) -> None:
    import getpass

    from khuyencong.records.models import Office, Unit
    from khuyencong.work.people import create_user

    unit = Unit.objects.filter(code=options.unit).first()
    if unit is None or options.office not in Office.values:
        raise BadInput(f"Cần --unit (mã đơn vị) và --office ({', '.join(Office.values)}).")
    password = getpass.getpass("Mật khẩu: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    create_user(None, options.add, options.name, password, Office(options.office), unit)
    print(f"Đã thêm {options.add}.")


COMMANDS: dict[str, tuple[Callable[[argparse.ArgumentParser], None], Callable[[argparse.Namespace], int]]] = {
    "receive": (_receive_options, _receive),
    "report": (_out_options, _report),
    "trace": (_trace_options, _trace),
    "verify": (_verify_options, _verify),
    "backup": (_path_option, _backup),
    "restore": (_path_option, _restore),
    "migrate": (_nothing, _migrate),
    "static": (_nothing, _static),
    "worker": (_nothing, _worker),
    "remind": (_nothing, _remind),
    "serve": (_nothing, _serve),
    "demo": (_demo_options, _demo),
    "units": (people.units_options, people.units),
    "users": (_users_options, _users),
    "person": (people.person_options, people.person),
    "generate": (measuring.generate_options, measuring.generate),
    "bench": (measuring.bench_options, measuring.bench),
}
