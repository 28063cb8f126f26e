"""`khuyencong receive`, `report` and `trace`: papers in, reports out, and where a figure of one comes from."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...terms.fund_sources import KHUYEN_CONG, OCOP, SCIENCE, TRADE
from ...terms.money import MoneyUnit
from .arguments import BAD_INPUT, BadInput, bytes_of, day

if TYPE_CHECKING:
    from khuyencong.records.models import Plan, Province, Unit
    from khuyencong.terms.blanks import Blank


def province_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--province", metavar="TỈNH", help="ví dụ dong-nai; phải nêu khi máy này giữ số liệu nhiều tỉnh"
    )


def unit_coded(code: str | None, options: argparse.Namespace) -> "Unit":
    """A unit of the province that is meant; the same code may stand in several."""
    unit = _province(options).units.filter(code=code or "").first()
    if unit is None:
        raise BadInput(f"Không có đơn vị mã «{code or ''}». Gõ «khuyencong units» để xem mã.")
    return unit


def _province(options: argparse.Namespace) -> "Province":
    """The province named, or the only one there is."""
    from khuyencong.records.models import Province

    known = {province.slug: province for province in Province.objects.order_by("slug")}
    if not known:
        raise BadInput("Chưa có tỉnh nào: nạp bằng «khuyencong units --load dong-nai».")
    if options.province is None and len(known) == 1:
        return known.popitem()[1]
    if options.province not in known:
        raise BadInput(f"Hãy nêu tỉnh bằng --province, một trong: {', '.join(known)}.")
    return known[options.province]


def receive_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="TỆP", type=Path)
    parser.add_argument("--unit", required=True, metavar="MÃ", help="đơn vị giữ văn bản, ví dụ SCT")
    province_option(parser)


def receive(options: argparse.Namespace) -> int:
    from khuyencong.work.library import receive
    from khuyencong.work.permissions import Refused

    unit, worst = unit_coded(options.unit, options), 0
    for path in options.files:
        try:
            paper = receive(None, unit, path.name, bytes_of(path))
            print(f"{path.name}: đã nhận, số {paper.pk}; đang chờ đọc")
        except (Refused, BadInput) as refusal:
            words = str(refusal)
            print(words if words.startswith(path.name) else f"{path.name}: {words}", file=sys.stderr)
            worst = BAD_INPUT
    return worst


def _report_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("form", nargs="?", metavar="MẪU", help="ví dụ ket-qua")
    parser.add_argument("--list", action="store_true", help="các mẫu báo cáo")
    parser.add_argument("--year", type=int)
    parser.add_argument("--period", default="Y", help="Y, H1, H2, Q1 … Q4, 9M, M1 … M12")
    codes = ", ".join((KHUYEN_CONG, OCOP, TRADE, SCIENCE))
    parser.add_argument("--programme", metavar="MÃ", default=KHUYEN_CONG, help=f"mã chương trình: {codes}")
    province_option(parser)
    parser.add_argument(
        "--unit", metavar="MÃ", help="phần của một đơn vị: nội dung đơn vị chủ trì, số liệu ghi theo đơn vị"
    )
    parser.add_argument("--as-of", type=day, metavar="NGÀY", help="số liệu đến hết ngày, 31/1/2024")
    words = "đơn vị in kinh phí; nghin0 và trieu0: làm tròn, không lấy số lẻ"
    parser.add_argument("--money", choices=[unit.value for unit in MoneyUnit], default="dong", help=words)
    parser.add_argument("--answers", type=Path, metavar="TỆP", help="JSON: tên ô điền → nội dung, cho văn bản soạn")
    parser.add_argument("--json", action="store_true")


def out_options(parser: argparse.ArgumentParser) -> None:
    _report_options(parser)
    parser.add_argument("--format", choices=("docx", "pdf", "xlsx", "html", "json"), default="docx")
    parser.add_argument("--out", type=Path, metavar="TỆP")


def report(options: argparse.Namespace) -> int:
    from khuyencong.papers.writing import write_annexes, write_paper
    from khuyencong.records.stationery import template_for
    from khuyencong.terms.document import to_json
    from khuyencong.work.reporting import FORMS

    if options.list:
        for form, name in FORMS.items():
            print(f"{form}\t{name}")
        return 0
    shown = _preview(options)
    document, template = shown.document, template_for(_plan(options).unit)  # the agency's own Word file
    for words in shown.hindrances:
        print(f"Chưa phát hành được: {words}", file=sys.stderr)
    as_json = options.json or options.format == "json"
    data = (
        json.dumps(to_json(document), ensure_ascii=False, indent=1).encode()
        if as_json
        else write_paper(document, options.format, template)
    )
    if options.out is None or str(options.out) == "-":
        if options.format not in ("json", "html") and not as_json:
            raise BadInput(f"Tệp {options.format} không in ra màn hình được: hãy nêu --out bao-cao.{options.format}")
        print(data.decode())
    else:
        _write_whole(options.out, data)
        if document.has_annex_file and not as_json:
            apart = options.out.with_name(f"{options.out.stem}-phu-luc{options.out.suffix}")
            _write_whole(apart, write_annexes(document, options.format, template))
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
    cut = unit_coded(options.unit, options) if options.unit else None
    money = MoneyUnit(options.money)
    said = _answers(options)
    return preview(None, plan, _period(options), as_of, form=options.form, money=money, answers=said, cut=cut)


def _answers(options: argparse.Namespace) -> Any:
    """What stands in the blanks of a composed paper."""
    from khuyencong.terms.blanks import NONE, Answers, Kind
    from khuyencong.work.reporting import form_named

    if options.answers is None:
        return NONE
    try:
        said = json.loads(bytes_of(options.answers))
    except ValueError as wrong:
        raise BadInput(f"{options.answers}: không phải JSON.") from wrong
    if not isinstance(said, dict) or not all(isinstance(words, str) for words in said.values()):
        raise BadInput(f"{options.answers}: phải là một đối tượng JSON, mỗi ô điền một chuỗi chữ.")
    days = (blank for blank in form_named(options.form).blanks if blank.kind is Kind.DAY)
    return Answers({**said, **{blank.name: _day_of(blank, said) for blank in days if said.get(blank.name, "").strip()}})


def _day_of(blank: "Blank", said: dict[str, str]) -> str:
    try:
        return day(said[blank.name].strip()).isoformat()
    except argparse.ArgumentTypeError as wrong:
        raise BadInput(f"{blank.name}: {wrong}") from wrong


def _plan(options: argparse.Namespace) -> "Plan":
    from khuyencong.records.models import Plan

    if options.year is None:
        raise BadInput("Hãy nêu năm: --year 2023")
    province = _province(options)
    of_year = Plan.objects.filter(province=province, year=options.year).select_related("programme")
    plan = of_year.filter(programme__code=options.programme).first()
    if plan is None:
        held = sorted({one.programme.code for one in of_year})
        codes = held or province.programmes.order_by("pk").values_list("code", flat=True)
        told = "có kế hoạch của" if held else "mã chương trình có"
        raise BadInput(
            f"Chưa có kế hoạch «{options.programme}» năm {options.year}; {told}: {', '.join(codes)} (--programme)."
        )
    return plan


def _period(options: argparse.Namespace) -> Any:
    from khuyencong.terms.periods import Period

    try:
        return Period.of_year(options.year, options.period)
    except ValueError as wrong:
        raise BadInput(f"Kỳ «{options.period}» không hợp lệ; dùng Y, H1, H2, Q1 … Q4, 9M, M1 … M12.") from wrong


def trace_options(parser: argparse.ArgumentParser) -> None:
    _report_options(parser)
    parser.add_argument("--cell", required=True, metavar="HÀNG,CỘT", help="ô của bảng phụ lục, đếm từ 1")


def trace(options: argparse.Namespace) -> int:
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
