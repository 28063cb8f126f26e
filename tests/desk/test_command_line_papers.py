"""`extract` and `check` from the command line: JSON, exit codes, refusals in one line, and no Django."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from khuyencong.desk.command_line import main
from tests.fuzz.test_hostile import HOSTILE
from tests.papers.reading.formats.word_files import p, word_file
from tests.world import LIST_HEAD, LIST_ROWS

PAPER = """Kết quả khuyến công năm 2021

1. Lớp nghề

Kế hoạch: 02 lớp, kinh phí 40.000.000 đồng

Thực hiện: 02 lớp, kinh phí 39.000.000 đồng.
"""
SLIP = PAPER + "\n3. Hội chợ\n"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "ket-qua.txt"
    path.write_text(PAPER, encoding="utf-8")
    return path


def test_the_json_of_one_paper(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(paper), "--json"]) == 0
    read = json.loads(capsys.readouterr().out)
    assert read["schema"] == "khuyencong.facts/1"
    promised = {"schema", "file", "document", "citations", "activities", "tasks", "totals", "findings"}
    assert set(read) == promised | {"register_rows", "arrangements"}
    assert (read["file"]["media_type"], len(read["file"]["sha256"])) == ("text/plain", 64)
    told = [(a["role"], a["amount_vnd"], PAPER[a["amount_start"] : a["amount_end"]]) for a in read["activities"]]
    assert told == [("plan", 40_000_000, "40.000.000 đồng"), ("actual", 39_000_000, "39.000.000 đồng")]


def test_the_json_of_a_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "danh-sach.md"
    path.write_text(LIST_HEAD + "\n".join(LIST_ROWS) + "\n", encoding="utf-8")
    assert main(["extract", str(path), "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)["register_rows"]
    assert [(r["kind"], r["name"], r["holder"], r["rating"], r["row"]) for r in rows] == [
        ("product", "Bưởi sấy dẻo", "HTX Thử Nghiệm", 4, 2),
        ("product", "Gốm men lam", "Hộ kinh doanh Trần Thị Mẫu", 5, 3),
        ("product", "Trà lá bưởi", "HTX Thử Nghiệm", None, 4),
    ]
    assert [r["problems"] for r in rows][-1] == [{"column": "Hạng sao", "message_vi": "không rõ mấy sao: «A»"}]
    assert (rows[0]["address"], rows[0]["decision"]) == (None, "12/QĐ-UBND")
    assert [(r["number"], r["points"]) for r in rows] == [("1", None), ("2", None), ("3", None)]


def test_the_json_of_a_row_that_two_sources_pay(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "ke-hoach.txt"
    table = (
        "TT | Nội dung | Số máy | Đơn giá | Tổng | KCQG | KCĐP\n"
        "1 | Máy sấy | 3 | 3.000.000 | 9.000.000 | 5.000.000 | 4.000.000\n"
    )
    path.write_text(f"Kế hoạch khuyến công năm 2021\n\n{table}", encoding="utf-8")
    assert main(["extract", str(path), "--json"]) == 0
    (activity,) = json.loads(capsys.readouterr().out)["activities"]
    assert (activity["amount_vnd"], activity["fund_source"]) == (9_000_000, None)
    assert activity["unit_price_vnd"] == 3_000_000
    assert [(s["fund_source"], s["amount_vnd"], s["end"] - s["start"]) for s in activity["shares"]] == [
        ("khuyến công quốc gia", 5_000_000, 9),
        ("khuyến công địa phương", 4_000_000, 9),
    ]


def test_the_json_of_the_sum_of_a_group(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "ke-hoach.txt"
    table = "TT | Nội dung | Kinh phí\nI | Máy móc | 9.000.000\n1 | Máy sấy | 9.000.000\nTổng cộng | | 9.000.000\n"
    path.write_text(f"Kế hoạch khuyến công năm 2021\n\n{table}", encoding="utf-8")
    assert main(["extract", str(path), "--json"]) == 0
    totals = json.loads(capsys.readouterr().out)["totals"]
    assert [(t["label"], t["of_group"]) for t in totals] == [("Máy móc", True), ("Tổng cộng", False)]


def test_several_papers_make_a_list(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(paper), str(paper), "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 2


def test_the_text_the_offsets_refer_to(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(paper), "--text"]) == 0
    assert capsys.readouterr().out == PAPER + "\n"


def test_a_table_for_people(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(paper)]) == 0
    assert "39.000.000 đồng  Lớp nghề [2 lớp]" in capsys.readouterr().out


def test_check_ends_with_0_1_or_2(paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    slip = tmp_path / "slip.txt"
    slip.write_text(SLIP, encoding="utf-8")
    assert main(["check", str(paper)]) == 0
    assert main(["check", str(slip)]) == 1
    assert "numbering-gap" in capsys.readouterr().out
    assert main(["check", str(tmp_path / "none.txt")]) == 2
    assert "không mở được" in capsys.readouterr().err


def test_check_tells_findings_between_papers(paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other.txt"
    other.write_text(PAPER.replace("1. Lớp nghề", "1. Lớp nghề may").replace("39.000.000", "39.000"), encoding="utf-8")
    assert main(["check", str(paper), str(other), "--json"]) == 1
    rows = json.loads(capsys.readouterr().out)
    assert [row["file"] for row in rows] == ["ket-qua.txt", "other.txt", None]
    told = [(f["paper"], f["rule"], f["expected"]) for f in rows[2]["findings"]]
    assert told == [("other.txt", "unit-slip", "39.000.000")]
    main(["check", str(paper), str(other)])
    line = 1 + other.read_text(encoding="utf-8").split("39.000 ")[0].count("\n")
    assert f"other.txt:{line}: giữa các văn bản: error unit-slip" in capsys.readouterr().out


def test_papers_beside_each_other_are_no_unknown_documents(
    paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan, result = tmp_path / "ke-hoach.txt", tmp_path / "ket-qua-2.txt"
    plan.write_text("Số: 50/KH-SCT\nKẾ HOẠCH\nKhuyến công năm 2031\n\n1. Hội chợ: 90 triệu đồng.\n", encoding="utf-8")
    result.write_text(f"{PAPER}\nThực hiện Kế hoạch số 50/KH-SCT và Kế hoạch số 99/KH-SCT.\n", encoding="utf-8")
    main(["check", str(plan), str(result), "--json"])
    rows = json.loads(capsys.readouterr().out)
    told = [f["found"] for row in rows for f in row["findings"] if f["rule"] == "citation-unknown"]
    assert told == ["99/KH-SCT"]


def test_bad_input_is_one_line_and_no_traceback(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "a.docx"
    bad.write_bytes(b"not a Word file")
    assert main(["extract", str(bad), "--json"]) == 2
    written = capsys.readouterr()
    assert (written.out, written.err.count("\n")) == ("", 1)
    assert main(["no-such-command"]) == 2
    assert main([]) == 2


def test_extract_loads_nothing_that_its_file_does_not_need(corpus: Path) -> None:
    """How soon it starts, the bench measures: `process_cpu_s_000`."""
    script = (
        "import sys; from khuyencong.desk.command_line import main;"
        "code = main(['extract', sys.argv[1], '--json']);"
        "unneeded = [name for name in ('django', 'pypdfium2', 'docx', 'openpyxl') if name in sys.modules];"
        "print(code, *unneeded, file=sys.stderr)"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, str(corpus / "000.txt")], capture_output=True, text=True, check=True, timeout=60
    )
    assert run.stderr.split() == ["0"]


def test_hostile_files_are_refused_in_one_line_within_bounds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Reading, and finding facts in what was read, run beside this process and end with its bounds."""
    for name in ("ten thousand pages", "a zip bomb", "blocks within blocks in Word", "one line of millions of signs"):
        data, file, words = HOSTILE[name]
        path = tmp_path / file
        path.write_bytes(data)
        assert main(["extract", str(path), "--json"]) == 2
        told = capsys.readouterr()
        assert (told.out, told.err.count("\n")) == ("", 1)
        assert re.search(words, told.err)


def test_facts_are_sought_where_the_file_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file with a format leaves no work for this process: with no program to read it, nothing is read here."""
    path = tmp_path / "a.docx"
    path.write_bytes(word_file(p("Năm 2031 mở 05 lớp.")))
    monkeypatch.setattr(sys, "executable", "/no/such/program")
    with pytest.raises(FileNotFoundError):
        main(["extract", str(path)])


def test_a_file_without_end_is_not_read_to_its_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    endless = tmp_path / "a.txt"
    endless.symlink_to("/dev/zero")
    assert main(["check", str(endless)]) == 2
    assert "lớn hơn 50 MB" in capsys.readouterr().err


def test_a_reader_that_has_heard_enough_is_no_fault(tmp_path: Path) -> None:
    long = tmp_path / "dai.txt"
    long.write_text("Mở lớp nghề cho người lao động.\n" * 20_000, encoding="utf-8")
    command = f"{sys.executable} -m khuyencong.desk.command_line extract --text {long} | head -1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "Mở lớp nghề cho người lao động.\n", "")
