"""Receiving a paper: what cannot be kept is refused and leaves nothing; the rest is read in the background."""

import io
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from khuyencong.papers import find_facts, read_text
from khuyencong.records.models import Act, CitedIn, Fact, Paper, Plan, Reference, StoredFile
from khuyencong.records.store import read_bytes, stored_digests
from khuyencong.work.library import accept, accept_clean, choose_plan, receive
from khuyencong.work.library import read as reading
from khuyencong.work.library.read import read_paper, read_waiting
from khuyencong.work.permissions import Refused
from khuyencong.work.plans import open_plan
from khuyencong.work.programmes import programme_meant
from khuyencong.work.seeds.units import load_units
from tests.world import World, paper_row

pytestmark = pytest.mark.django_db

RESULT = """BÁO CÁO
Kết quả khuyến công năm 2022

1. Hội chợ trong nước

Kế hoạch: Tham gia 02 hội chợ, kinh phí 150.000.000 đồng.

Thực hiện: Tham gia 02 hội chợ theo Quyết định số 77/QĐ-SCT ngày 03/3/2022. Kinh phí thực hiện: 148.500.000 đồng.
"""


def zip_with(name: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(name, "x")
    return held.getvalue()


def test_a_received_paper_is_read_and_waits_for_review(
    world: World, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        paper = receive(world.officer, world.division, "ket-qua-2022.txt", RESULT.encode())
    paper.refresh_from_db()

    assert (paper.state, paper.progress, paper.year, paper.purpose) == ("read", 100, 2022, "result")
    money = paper.facts.filter(kind="amount")
    assert {(f.role, f.value) for f in money} == {("plan", 150_000_000), ("actual", 148_500_000)}
    assert all(paper.text[f.start : f.end] == f.printed for f in paper.facts.all())
    assert Reference.objects.get().number == "77/QĐ-SCT"
    assert CitedIn.objects.get().paper == paper
    assert read_bytes(paper.file) == RESULT.encode()
    assert list(Act.objects.values_list("verb", flat=True)) == ["receive", "read"]


NEIGHBOUR = """UBND TỈNH LÂM ĐỒNG
SỞ CÔNG THƯƠNG
Số: 61/BC-SCT
Lâm Đồng, ngày 20 tháng 12 năm 2022

BÁO CÁO
Kết quả công tác khuyến công năm 2022

1. Hội chợ trong nước
Kinh phí thực hiện: 148.500.000 đồng.
"""


def test_a_paper_of_another_province_waits_until_a_person_chooses_its_plan(world: World) -> None:
    plan = open_plan(world.programme, 2022, "Kế hoạch 2022", world.department, Plan.Origin.DRAFT)
    paper = receive(world.officer, world.division, "lam-dong.txt", NEIGHBOUR.encode())
    read_paper.func(paper.pk)
    paper.refresh_from_db()

    assert paper.plan is None
    (finding,) = paper.findings.filter(rule="other-province")
    assert (finding.severity, finding.found) == ("error", "Lâm Đồng")
    assert accept_clean(world.officer, paper).act is None
    (fact,) = paper.facts.filter(kind="amount")
    with pytest.raises(Refused, match="tỉnh khác"):
        accept(world.officer, paper, [fact.pk])

    choose_plan(world.officer, paper, plan)
    assert accept_clean(world.officer, paper).act is not None


def test_a_province_that_joined_this_one_is_no_other(world: World) -> None:
    load_units("dong-nai")
    told = NEIGHBOUR.replace("Lâm Đồng", "Bình Phước").replace("LÂM ĐỒNG", "BÌNH PHƯỚC")
    joined = receive(world.officer, world.division, "cu.txt", told.encode())
    read_paper.func(joined.pk)
    assert not joined.findings.filter(rule="other-province").exists()


def test_reading_twice_keeps_one_reading(world: World) -> None:
    paper = receive(world.officer, world.division, "ket-qua.txt", RESULT.encode())
    read_paper.func(paper.pk)
    facts = Fact.objects.count()
    read_paper.func(paper.pk)
    assert Fact.objects.count() == facts


def test_a_second_reader_neither_spoils_nor_repeats_what_the_first_kept(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A retried job, or two workers: the one who is slower finds the paper read, whether it reads or fails."""
    paper = receive(world.officer, world.division, "ket-qua.txt", RESULT.encode())
    slower = Paper.objects.select_related("province", "unit").get(pk=paper.pk)
    read_paper.func(paper.pk)
    facts = Fact.objects.count()
    text = read_text(RESULT.encode(), "ket-qua.txt")
    reading.keep(slower, text, find_facts(text), ())
    reading._fail(slower, "hỏng")
    reading._tell(slower, 30)
    paper.refresh_from_db()
    assert (paper.state, paper.progress, Fact.objects.count()) == ("read", 100, facts)
    assert list(Act.objects.values_list("verb", flat=True)) == ["receive", "read"]
    monkeypatch.setattr(reading, "_waits_for_reading", lambda _paper: True)  # control: not asked again under the lock
    reading._fail(slower, "hỏng")
    paper.refresh_from_db()
    assert paper.state == "failed"


@pytest.fixture
def queue(settings: Settings) -> QuerySet[DBTaskResult[Any, Any]]:
    """The queue that lies in the database, as in a house at work."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    return DBTaskResult.objects.filter(task_path=read_paper.module_path)


def test_no_paper_is_kept_without_its_job(world: World, queue: QuerySet[DBTaskResult[Any, Any]]) -> None:
    """Both are written in one transaction: a process killed after it leaves the job behind, before it neither."""
    paper = receive(world.officer, world.division, "ket-qua.txt", RESULT.encode())
    assert [job.args_kwargs["args"] for job in queue] == [[paper.pk]]
    assert read_waiting(timezone.now()) == 0


def test_a_paper_whose_job_was_lost_or_whose_reader_was_killed_is_read_after_all(
    world: World, queue: QuerySet[DBTaskResult[Any, Any]]
) -> None:
    paper, now = receive(world.officer, world.division, "ket-qua.txt", RESULT.encode()), timezone.now()
    queue.update(status="RUNNING", started_at=now - timedelta(minutes=9))
    assert read_waiting(now) == 0
    queue.update(started_at=now - timedelta(hours=7))
    assert read_waiting(now) == 1
    assert queue.filter(status="READY").get().args_kwargs["args"] == [paper.pk]
    assert read_waiting(now) == 0


def test_the_same_file_is_received_once(world: World) -> None:
    receive(world.officer, world.division, "mot.txt", RESULT.encode())
    with pytest.raises(Refused, match=r"đã được nhận ngày .* với tên «mot\.txt»"):
        receive(world.officer, world.division, "hai.txt", RESULT.encode())


def test_the_same_paper_in_another_file_is_recognised_by_its_number(world: World) -> None:
    head = "Số: 95/BC-SCT\n\nĐồng Nai, ngày 03 tháng 3 năm 2023\n\n"
    for name in ("mot.txt", "hai.txt"):
        paper = receive(world.officer, world.division, name, f"{head}{RESULT}\n{name}\n".encode())
        read_paper.func(paper.pk)
    paper.refresh_from_db()
    assert paper.number == "95/BC-SCT"
    assert [(f.rule, "mot.txt" in f.message) for f in paper.findings.filter(rule="duplicate-paper")] == [
        ("duplicate-paper", True)
    ]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("trong.txt", b""),
        ("gia-docx.docx", b"khong phai docx"),
        ("gia-pdf.pdf", b"khong phai pdf"),
        ("macro.docm", zip_with("word/vbaProject.bin")),
        ("macro.docx", zip_with("word/vbaProject.bin")),
        ("anh.exe", b"MZ\x90\x00\x03"),
        ("mat.txt", "TỐI MẬT\n\nBÁO CÁO\nKết quả khuyến công năm 2022\n".encode()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_kept_is_refused_with_a_reason_and_leaves_nothing(world: World, name: str, data: bytes) -> None:
    with pytest.raises(Refused) as refusal:
        receive(world.officer, world.division, name, data)
    assert len(str(refusal.value)) > 20
    assert "\n" not in str(refusal.value)
    assert (Paper.objects.count(), StoredFile.objects.count(), stored_digests()) == (0, 0, set())


def test_a_file_over_the_limit_is_refused(world: World, settings: Settings) -> None:
    settings.MAX_PAPER_BYTES = 10
    with pytest.raises(Refused, match="50 MB"):
        receive(world.officer, world.division, "to.txt", RESULT.encode())


def test_a_stranger_may_not_put_papers_into_another_unit(world: World) -> None:
    with pytest.raises(Refused, match="không có quyền nhận văn bản"):
        receive(world.stranger, world.division, "ket-qua.txt", RESULT.encode())
    assert stored_digests() == set()


def test_a_reading_that_fails_says_so_and_keeps_the_file(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = receive(world.officer, world.division, "ket-qua.txt", RESULT.encode())

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("khuyencong.work.library.read.read_paper_guarded", broken)
    read_paper.func(paper.pk)

    paper.refresh_from_db()
    assert paper.state == "failed"
    assert "tệp vẫn được giữ nguyên" in paper.failure
    assert read_bytes(paper.file) == RESULT.encode()


@pytest.mark.parametrize(
    ("title", "programme"),
    [
        ("Kế hoạch khuyến công và xúc tiến thương mại năm 2022", "khuyen-cong"),
        ("Chương trình xúc tiến thương mại năm 2022", "xttm"),
        ("Kết quả thực hiện năm 2022", "khuyen-cong"),
    ],
)
def test_a_paper_belongs_to_the_programme_its_title_names_first(world: World, title: str, programme: str) -> None:
    paper = paper_row(world, "Kết quả năm 2022")
    paper.title = title
    assert programme_meant(paper).code == programme


def test_a_paper_with_more_contents_than_any_paper_tells_is_refused_before_it_burdens_the_server(
    world: World, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_CONTENTS", 1)
    with django_capture_on_commit_callbacks(execute=True):
        paper = receive(world.officer, world.division, "ket-qua-2022.txt", RESULT.encode())
    paper.refresh_from_db()

    assert (paper.state, paper.facts.count()) == ("failed", 0)
    assert paper.failure == "ket-qua-2022.txt: có 2 nội dung, quá 1. Hãy tách thành nhiều tệp rồi gửi lại."
