"""A paper that gives units their tasks and tells no figure: what it asks is shown, and it does not wait for ever."""

import html

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from khuyencong.records.models import Act, Paper
from khuyencong.work.library import note_paper, read_paper
from khuyencong.work.permissions import Refused
from tests.desk.test_homes import panel
from tests.factories import Case

ASSIGNMENT = """SỞ CÔNG THƯƠNG
Số: 15/SCT-TM
V/v phân công chương trình mỗi xã một sản phẩm
Giám đốc Sở giao các đơn vị như sau:
1. Trung tâm Xúc tiến thương mại:
- Đưa sản phẩm của xã ra chợ đêm;
- Lập danh bạ người mua trước ngày 30/9/2024.
2. Phòng Quản lý Công nghiệp:
- Hướng dẫn cơ sở ghi nhãn.
Đề nghị các đơn vị thực hiện báo cáo hằng quý, 6 tháng, năm gửi Phòng Quản lý Thương mại.
"""


@pytest.fixture
def assignment(case: Case, officer: Client) -> Paper:
    file = SimpleUploadedFile("giao-viec.txt", ASSIGNMENT.encode())
    officer.post(reverse("receive"), {"don_vi": case.world.division.pk, "tep": file})
    paper = Paper.objects.latest("pk")
    read_paper.func(paper.pk)
    paper.refresh_from_db()
    return paper


def page_of(client: Client, paper: Paper) -> str:
    return html.unescape(client.get(reverse("paper", args=[paper.pk])).content.decode())


def test_each_task_stands_under_its_unit_and_leads_to_its_words(assignment: Paper, officer: Client) -> None:
    assert [task.unit for task in assignment.tasks.all()][:3] == [
        "Trung tâm Xúc tiến thương mại",
        "Trung tâm Xúc tiến thương mại",
        "Phòng Quản lý Công nghiệp",
    ]
    page = page_of(officer, assignment)
    for task in assignment.tasks.all():
        assert f'href="#v{task.start}"' in page
        assert f'id="v{task.start}"' in page
        assert assignment.text[task.start : task.end].startswith(task.text[:12])
    assert "hằng quý, 6 tháng, hằng năm" in page


def test_a_paper_without_figures_is_looked_at_once(assignment: Paper, officer: Client) -> None:
    assert "Đã xem xong" in page_of(officer, assignment)
    assert str(assignment) in html.unescape(officer.get(reverse("home")).content.decode())

    officer.post(reverse("note_paper", args=[assignment.pk]))
    assignment.refresh_from_db()
    assert assignment.state == Paper.State.NOTED
    assert Act.objects.latest("number").verb == "note_paper"
    assert f"/van-ban/{assignment.pk}/" not in panel(officer.get(reverse("home")).content.decode(), "viec")
    assert "Đã xem xong" not in page_of(officer, assignment)


def test_a_paper_with_figures_cannot_be_waved_through(case: Case) -> None:
    with pytest.raises(Refused):
        note_paper(case.world.officer, case.waiting)
    assert case.waiting.facts.filter(review="pending").exists()
