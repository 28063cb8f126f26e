"""The commands that work on the memory: what they print, write and refuse."""

import io
import json
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from pytest_django import Settings

from khuyencong.desk.command_line import main
from khuyencong.desk.command_line.people import second_steps_open
from khuyencong.records.models import Entry, FundSource, Head, Measure, Paper, Summary, Verification
from khuyencong.terms.facts import Role
from khuyencong.work.library import accept_clean
from khuyencong.work.measures import add_measure
from tests.factories import foreigner
from tests.world import World, item, make_world, tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(settings: Settings, tmp_path: Path) -> World:
    settings.STORE_ROOT = tmp_path / "papers"
    world = make_world()
    plan = item("1", "Hội chợ trong nước", Role.PLAN, 450_000_000, (3, "hội chợ"))
    accept_clean(world.officer, tell(world, plan, item("1", "Hội chợ trong nước", Role.ACTUAL, 440_000_000)))
    return world


@pytest.mark.parametrize(("kind", "begins"), [("docx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!doctype html>")])
def test_report_writes_each_format(told: World, tmp_path: Path, kind: str, begins: bytes) -> None:
    out = tmp_path / f"bao-cao.{kind}"
    assert main(["report", "ket-qua", "--year", "2023", "--format", kind, "--out", str(out)]) == 0
    assert out.read_bytes().lower().startswith(begins.lower())


def test_report_as_json_is_the_document_value(told: World, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "ket-qua", "--year", "2023", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["kind_vi"] == "Báo cáo"
    assert "440.000.000" in json.dumps(document, ensure_ascii=False)


def test_a_composed_paper_is_written_with_its_answers(
    told: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = tmp_path / "dien.json"
    answers.write_text(json.dumps({"place": "Phòng họp số 2", "urgency": "KHẨN"}), encoding="utf-8")
    assert main(["report", "giay-moi", "--year", "2023", "--answers", str(answers), "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["urgency"] == "KHẨN"
    assert main(["report", "dieu-chinh", "--year", "2023", "--json"]) == 0
    assert "Chưa phát hành được: Sổ chưa có lần điều chỉnh nào" in capsys.readouterr().err
    assert "Phòng họp số 2" in json.dumps(document, ensure_ascii=False)
    answers.write_text(json.dumps({"until": "15/12/2026"}), encoding="utf-8")
    assert main(["report", "don-doc", "--year", "2023", "--answers", str(answers), "--json"]) == 0
    assert "15/12/2026" in capsys.readouterr().out
    answers.write_text(json.dumps({"until": "mai"}), encoding="utf-8")
    assert main(["report", "don-doc", "--year", "2023", "--answers", str(answers), "--json"]) == 2
    assert "until: «mai» không phải là ngày" in capsys.readouterr().err
    answers.write_text("[1]", encoding="utf-8")
    assert main(["report", "giay-moi", "--year", "2023", "--answers", str(answers), "--json"]) == 2
    assert "mỗi ô điền một chuỗi chữ" in capsys.readouterr().err


def test_only_what_stands_as_dots_is_told_as_left(told: World, capsys: pytest.CaptureFixture[str]) -> None:
    """A proposal comes with its usual words; an invitation cannot know whom, when, where."""
    assert main(["report", "to-trinh", "--year", "2023", "--json"]) == 0
    proposal = capsys.readouterr()
    assert (proposal.err, "……" in proposal.out) == ("", False)
    assert main(["report", "giay-moi", "--year", "2023", "--json"]) == 0
    invitation = capsys.readouterr()
    assert invitation.err == "Chưa phát hành được: Chưa điền: Kính mời; Thời gian; Địa điểm; Chủ trì.\n"
    assert "……" in invitation.out


def test_annexes_apart_are_written_beside_their_paper(told: World, tmp_path: Path) -> None:
    answers, out = tmp_path / "dien.json", tmp_path / "ke-hoach.pdf"
    answers.write_text(json.dumps({"annex_file": "apart"}), encoding="utf-8")
    assert (
        main(["report", "ke-hoach", "--year", "2023", "--answers", str(answers), "--format", "pdf", "--out", str(out)])
        == 0
    )
    written = {file.name for file in tmp_path.glob("*.pdf") if file.read_bytes().startswith(b"%PDF")}
    assert written == {"ke-hoach.pdf", "ke-hoach-phu-luc.pdf"}


def test_a_dash_is_the_screen_and_no_file(
    told: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["report", "ket-qua", "--year", "2023", "--format", "html", "--out", "-"]) == 0
    assert capsys.readouterr().out.startswith("<!doctype html>")
    assert main(["report", "ket-qua", "--year", "2023", "--format", "docx", "--out", "-"]) == 2
    assert "--out bao-cao.docx" in capsys.readouterr().err
    assert list(tmp_path.glob("-*")) == []


def test_of_several_provinces_the_one_meant_is_named(
    told: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    foreigner()
    file = tmp_path / "ke-hoach.txt"
    file.write_text("Kế hoạch khuyến công năm 2024: hội chợ 5.000.000 đồng.", encoding="utf-8")
    asked = ["receive", str(file), "--unit", "SCT"]
    assert main(asked) == 2
    assert "--province, một trong: dong-nai, noi-khac" in capsys.readouterr().err
    assert main([*asked, "--province", "noi-khac"]) == 0
    assert Paper.objects.latest("pk").unit.province.slug == "noi-khac"
    assert main(["report", "ket-qua", "--year", "2023", "--json", "--province", "noi-khac"]) == 2
    assert main(["report", "ket-qua", "--year", "2023", "--json", "--province", "dong-nai"]) == 0


def test_report_lists_its_forms(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "--list"]) == 0
    assert "ket-qua\t" in capsys.readouterr().out
    assert main(["report", "--help"]) == 0
    assert "khuyen-cong, ocop, xttm, khcn" in " ".join(capsys.readouterr().out.split())
    assert main(["report", "ket-qua", "--year", "2023", "--money", "x"]) == 2
    assert "chọn một trong 'dong', 'nghin'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["report", "bia-dat", "--year", "2023"], "Không có mẫu «bia-dat»"),
        (["report", "ket-qua"], "--year"),
        (["report", "ket-qua", "--year", "1999", "--out", "x.docx"], "Chưa có kế hoạch «khuyen-cong» năm 1999; mã"),
        (["report", "ket-qua", "--year", "2023", "--programme", "kc"], "; có kế hoạch của: khuyen-cong (--programme)"),
        (["report", "ket-qua", "--year", "2023", "--period", "Q9", "--out", "x.docx"], "Kỳ «Q9»"),
        (["report", "ket-qua", "--year", "2023"], "--out"),
        (["trace", "ket-qua", "--year", "2023", "--cell", "0,0"], "Không có ô «0,0»"),
        (["trace", "ket-qua", "--year", "2023", "--cell", "bảy"], "Không có ô «bảy»"),
        (["receive", "khong-co.txt", "--unit", "SCT"], "không mở được tệp"),
        (["receive", "x.txt", "--unit", "ABC"], "Không có đơn vị mã «ABC»"),
        (["nhay-mua"], "Không có lệnh «nhay-mua»"),
        (["extract"], "thiếu TỆP"),
        (["extract", "x.txt", "--mau-do"], "không có lựa chọn «--mau-do»"),
        (["receive", "x.txt"], "thiếu --unit"),
        (["report", "ket-qua", "--year", "năm nay"], "--year: «năm nay» không phải là số"),
        (["report", "ket-qua", "--year"], "--year: chưa nêu giá trị"),
        (["report", "ket-qua", "--format", "odt"], "--format: không có «odt»; chọn một trong"),
        (["report", "ket-qua", "--as-of", "30/2/2024"], "--as-of: «30/2/2024» không phải là ngày"),
        (["person", "an", "--lock", "--erase"], "không đi cùng"),
        (["restore", "khong-co.zip"], "Không có tệp khong-co.zip"),
        (["backup", "/khong/co/sao-luu.zip"], "Không ghi được /khong/co/sao-luu.zip"),
    ],
)
def test_bad_input_costs_one_line_and_exit_code_2(
    told: World, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert main(arguments) == 2
    error = capsys.readouterr().err.strip()
    assert said in error
    assert len(error.splitlines()) == 1


def test_a_report_that_cannot_be_written_leaves_no_half_file(told: World, tmp_path: Path) -> None:
    out = tmp_path / "khong-co" / "bao-cao.docx"
    assert main(["report", "ket-qua", "--year", "2023", "--out", str(out)]) == 2
    assert list(tmp_path.rglob("*.part")) == []


def test_trace_sums_to_the_cell_and_quotes_the_paper(told: World, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trace", "ket-qua", "--year", "2023", "--cell", "1,6", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert sum(entry["value"] for entry in found["entries"]) == found["sum"]
    assert found["entries"][0]["origin"]["paper_title"] == "Kết quả khuyến công 2023"


def test_receive_keeps_a_paper_for_review(told: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "ke-hoach.txt"
    file.write_text("Kế hoạch khuyến công năm 2022\n\n1. Hội chợ: tham gia 02 hội chợ, kinh phí 9.000.000 đồng.\n")
    assert main(["receive", str(file), "--unit", "SCT"]) == 0
    assert "đã nhận" in capsys.readouterr().out
    assert Paper.objects.filter(name="ke-hoach.txt").exists()


def test_verify_proves_or_names_the_fault(told: World, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify"]) == 0
    assert "đều khớp" in capsys.readouterr().out
    Summary.objects.update(value=1)
    assert main(["verify", "--json"]) == 1
    assert {fault["check"] for fault in json.loads(capsys.readouterr().out)} == {"summary"}


def test_what_verify_found_is_kept_with_what_it_proved(told: World) -> None:
    main(["verify"])
    Summary.objects.update(value=1)
    main(["verify"])
    now, before = Verification.objects.all()
    assert (before.faults, before.words, before.entries) == (0, "", Entry.objects.count())
    assert now.faults > 0
    assert "Tổng giữ sẵn khác tổng đếm lại" in now.words
    assert now.digest == before.digest  # no act was recorded between the two
    assert now.acts == before.acts == Head.objects.get().number


def test_the_digest_of_a_proof_follows_history(told: World) -> None:
    main(["verify"])
    add_measure(told.officer, told.province, "Gian hàng", "gian", Measure.Kind.FLOW)
    main(["verify"])
    now, before = Verification.objects.all()
    assert (now.acts, now.digest != before.digest) == (before.acts + 1, True)


def test_users_and_units_are_listed(told: World, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["users"]) == 0
    assert "chuyenvien\tChuyên viên\tSCT-CN" in capsys.readouterr().out
    assert main(["units"]) == 0
    assert "SCT\tSở Công Thương\tsở" in capsys.readouterr().out


def test_a_lost_second_step_is_taken_off_at_the_machine(told: World, capsys: pytest.CaptureFixture[str]) -> None:
    TOTP.activate(told.leader, "JBSWY3DPEHPK3PXP")
    assert main(["person", told.leader.username, "--reset-second-step", "--reason", "mất điện thoại"]) == 0
    assert "Gỡ xác thực hai bước" in capsys.readouterr().out
    assert not Authenticator.objects.exists()


def test_erasing_at_the_machine_shows_what_goes_and_asks_for_the_name(
    told: World, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    erase = ["person", told.colleague.username, "--erase", "--reason", "nghỉ việc"]
    monkeypatch.setattr("sys.stdin", io.StringIO("có\n"))
    assert main(erase) == 2
    said = capsys.readouterr().err
    assert "Sẽ mất, không hoàn lại được:" in said
    assert "1 vai trò phải kết thúc" in said
    assert "chưa xóa gì" in said
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{told.colleague.username}\n"))
    assert main(erase) == 0
    assert main(["person", told.leader.username, "--erase", "--reason", "nghỉ việc", "--yes"]) == 0


def test_seeds_under_another_machines_secret_are_told_after_a_restore(told: World, settings: Settings) -> None:
    assert second_steps_open()
    TOTP.activate(told.leader, "JBSWY3DPEHPK3PXP")
    assert second_steps_open()
    settings.SECRET_KEY = "khoa-cua-may-khac"
    assert not second_steps_open()


def test_an_empty_system_is_given_its_units_and_sources(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["units", "--load", "dong-nai"]) == 0
    assert "dong-nai: đã nạp" in capsys.readouterr().out
    assert FundSource.objects.exists()
    assert main(["units", "--load", "dong-nai"]) == 0
    assert "không có gì mới" in capsys.readouterr().out
    assert main(["units", "--load", "noi-khac"]) == 2
    assert "hiện có: dong-nai" in capsys.readouterr().err


def test_a_report_cut_to_a_unit(told: World, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["report", "ket-qua", "--year", "2023", "--json", "--unit"]
    assert main([*asked, "SCT"]) == 0
    assert "440.000.000" in capsys.readouterr().out
    assert main([*asked, "TTKC"]) == 2
    assert "chưa có số liệu nào ghi theo đơn vị «Trung tâm Khuyến công»" in capsys.readouterr().err
    assert main([*asked, "ABC"]) == 2
    assert "Không có đơn vị mã «ABC»" in capsys.readouterr().err
