"""Exchange of papers: the package of an issued paper, and what its receivers answer."""

import re
from base64 import b64decode
from datetime import date

import pytest
from lxml import etree

from khuyencong.desk.words import PACKAGE_LACKS
from khuyencong.papers.edxml import NAMESPACE
from khuyencong.records.exchange import identifiers_of
from khuyencong.records.models import Act, ExchangeStatus, Issue, Plan
from khuyencong.records.store import read_bytes
from khuyencong.records.units import UnitType
from khuyencong.terms.blanks import Answers
from khuyencong.terms.exchange import LACK_WORDS
from khuyencong.terms.facts import Role
from khuyencong.work.exchange import package, take_status
from khuyencong.work.library import Circulation, accept_clean, issue, recall, set_aside, take_back
from khuyencong.work.permissions import Refused
from tests.factories import unit_of
from tests.house.sources import ROOT
from tests.work.test_issue import order
from tests.world import World, item, tell

pytestmark = pytest.mark.both_engines


@pytest.fixture
def issued(world: World) -> Issue:
    accept_clean(world.officer, tell(world, item("1", "Hội chợ", Role.PLAN, 450_000_000)))
    told = {"recipients": ("UBND tỉnh", "Sở Tài chính", "Lưu: VT, CN"), "circulation": Circulation(copies=5)}
    return issue(world.officer, order(Plan.objects.get(), authority=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), **told))


def read(row: Issue, name: str) -> list[str]:
    root = etree.fromstring(package(row))
    return [element.text or "" for element in root.iter(f"{{{NAMESPACE}}}{name}")]


SCHEMA = etree.XMLSchema(etree.parse(ROOT / "tests/papers/edxml.xsd"))


def assert_valid(row: Issue) -> None:
    """The names, their order and the types of values are those of the schema."""
    SCHEMA.assertValid(etree.fromstring(package(row)))


def test_the_structure_is_the_one_clients_of_the_axis_agree_on(world: World, issued: Issue) -> None:
    assert_valid(issued)
    other = package(issued).replace(b"ContentTransferEncoded", b"Content")
    assert not SCHEMA.validate(etree.fromstring(other))  # the schema does look


def test_the_package_says_what_the_paper_says(world: World, issued: Issue) -> None:
    world.department.identifiers.create(code="H19.99", certainty="unverified", source="văn bản thử")
    assert read(issued, "DocumentId") == ["H19.99,2024/01/05,01/BC-SCT"]
    assert (read(issued, "CodeNumber"), read(issued, "CodeNotation")) == (["01"], ["BC-SCT"])
    assert read(issued, "PromulgationDate") == ["2024/01/05"]
    assert read(issued, "Competence") + read(issued, "Position") == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]
    assert read(issued, "OrganName") == ["Sở Công Thương", "UBND tỉnh", "Sở Tài chính"]
    assert read(issued, "PromulgationAmount") == ["5"]
    assert int(read(issued, "PageAmount")[0]) >= 1
    assert read(issued, "BussinessDocType") == ["0"]
    assert b64decode(read(issued, "ContentTransferEncoded")[0]) == read_bytes(issued.pdf)
    assert read(issued, "ContentId") == ["cid:cid-01", "cid-01"]
    assert package(issued) == package(issued)


def test_what_is_not_known_is_left_out_and_said(world: World, issued: Issue) -> None:
    xml = package(issued)
    assert "chưa đối chiếu".encode() in xml
    assert read(issued, "OrganId")[0] == ""
    told = "còn thiếu: mã định danh của cơ quan gửi; mã định danh của nơi nhận (UBND tỉnh, Sở Tài chính).".encode()
    assert told in xml
    assert {lack: str(words) for lack, words in PACKAGE_LACKS.items()} == LACK_WORDS  # the page says what the file says
    world.department.identifiers.create(code="H19.99", certainty="unverified", source="văn bản thử")
    assert "còn thiếu: mã định danh của nơi nhận (UBND tỉnh, Sở Tài chính)".encode() in package(issued)
    assert read(issued, "Type") == read(issued, "SteeringType") == []
    written = {etree.QName(element).localname for element in etree.fromstring(xml).iter("{*}*")}
    compared = set(re.findall(r"`(\w+)`", (ROOT / "docs/exchange.md").read_text(encoding="utf-8")))
    assert written - compared == set()  # docs/exchange.md says of each how sure we are


def test_a_receiver_is_an_agency_that_the_paper_names(world: World, issued: Issue) -> None:
    """«Như trên» are those it is addressed to; «Như Điều 4» names nobody, and the package says what it lacks."""
    said = {"addressees": "Sở Tài chính\nUBND xã Tân Thử", "recipients": "Như trên;\nUBND tỉnh (để báo cáo);\nLưu: VT"}
    named = issue(world.officer, order(issued.plan, answers=Answers(said), beside="thử nơi nhận"))
    assert read(named, "OrganName")[1:] == ["Sở Tài chính", "UBND xã Tân Thử", "UBND tỉnh"]
    assert "tên từng cơ quan nhận".encode() not in package(named)
    unnamed = issue(world.officer, order(issued.plan, recipients=("Như Điều 4", "Lưu: VT"), beside="thử nơi nhận"))
    assert read(unnamed, "OrganName")[1:] == []
    assert read(unnamed, "Place")[1:] == ["Như Điều 4", "Lưu: VT"]
    assert "tên từng cơ quan nhận".encode() in package(unnamed)
    assert_valid(unnamed)


def test_receivers_bear_the_codes_of_the_units_that_the_paper_names(world: World, issued: Issue) -> None:
    """«UBND tỉnh» is the only unit whose title begins so; «UBND xã» would be several, and an older code is none."""
    world.committee.identifiers.create(code="H19", certainty="unverified", source="văn bản thử")
    world.division.identifiers.create(code="H19.98", valid_to=date(2020, 1, 1), certainty="unverified", source="cũ")
    assert read(issued, "OrganId")[:3] == ["", "H19", ""]
    assert "nơi nhận (Sở Tài chính).".encode() in package(issued)
    assert identifiers_of(world.province.pk, ["Sở", "UBND"], date(2024, 1, 5)) == {"UBND": "H19"}
    twin = unit_of(world.province, world.committee, "UBND-2", UnitType.COMMUNE_COMMITTEE)
    twin.titles.create(title="UBND xã Thử", short_title="UBND xã Thử", place_name="Thử", certainty="verified")
    assert identifiers_of(world.province.pk, ["UBND"], date(2024, 1, 5)) == {}


def test_a_recall_and_a_replacement_name_the_paper_they_are_about(world: World, issued: Issue) -> None:
    recall(world.officer, issued, "sai số liệu", "15/SCT-VP")
    gone = Issue.objects.get(pk=issued.pk)
    assert (read(gone, "BussinessDocType"), read(gone, "BussinessDocReason")) == (["1"], ["sai số liệu"])
    new = issue(world.officer, order(Plan.objects.get(), replaces=gone))
    assert read(new, "BussinessDocType") == ["3"]
    assert read(new, "DocumentId") == [",2024/01/05,02/BC-SCT", ",2024/01/05,01/BC-SCT"]
    assert_valid(gone)
    assert_valid(new)


def test_the_signed_file_that_came_back_travels(world: World, issued: Issue) -> None:
    signed = read_bytes(issued.docx)
    take_back(world.officer, issued, "ban-ky.docx", signed)
    assert read(issued, "AttachmentName") == ["ban-ky.docx"] * 2  # in the manifest and beside its bytes
    assert b64decode(read(issued, "ContentTransferEncoded")[0]) == signed


def test_a_file_set_aside_does_not_travel(world: World, issued: Issue) -> None:
    wrong = take_back(world.officer, issued, "khac.txt", "Văn bản khác hẳn".encode(), sure=True)
    set_aside(world.officer, wrong, "nhầm tệp")
    assert b64decode(read(issued, "ContentTransferEncoded")[0]) == read_bytes(issued.pdf)


def test_an_annex_file_travels_beside_its_paper(world: World, issued: Issue) -> None:
    apart = order(issued.plan, form="ke-hoach", answers=Answers({"annex_file": "apart", "urgency": "THƯỢNG KHẨN"}))
    row = issue(world.officer, apart)
    assert row.annex_pdf is not None
    assert read(row, "AttachmentName")[:2] == ["01-KH-SCT.pdf", "01-KH-SCT-phu-luc.pdf"]
    assert b64decode(read(row, "ContentTransferEncoded")[1]) == read_bytes(row.annex_pdf)
    assert len(read(row, "Appendix")) == 1
    assert read(row, "Priority") == ["2"]
    assert_valid(row)


def message(about: str = "H19.99,2024/01/05,01/BC-SCT", code: str = "03") -> bytes:
    return (
        f'<edXML xmlns="{NAMESPACE}"><MessageHeader><From><OrganId>H19.12</OrganId><OrganName>Sở Tài chính</OrganName>'
        f"</From><ResponseFor><OrganId>H19.99</OrganId><DocumentId>{about}</DocumentId></ResponseFor>"
        f"<StatusCode>{code}</StatusCode><Timestamp>2024/01/05 10:00:00</Timestamp></MessageHeader></edXML>"
    ).encode()


def test_what_a_receiver_answered_is_kept_once(world: World, issued: Issue) -> None:
    row = take_status(world.officer, issued, message())
    assert (row.code, row.organ, row.organ_code) == ("03", "Sở Tài chính", "H19.12")
    assert "đã tiếp nhận (Sở Tài chính)" in Act.objects.latest("number").summary
    with pytest.raises(Refused, match="đã được nhận"):
        take_status(world.officer, issued, message())
    assert ExchangeStatus.objects.count() == 1


def test_an_answer_may_name_the_paper_by_its_number_alone(world: World, issued: Issue) -> None:
    assert take_status(world.officer, issued, message("01/BC-SCT")).issue == issued


BOMB = b'<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]><edXML><StatusCode>03</StatusCode></edXML>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"no xml", "không phải XML"),
        (b"<edXML/>", "không phải thông điệp trạng thái"),
        (message(code="99"), "không phải thông điệp trạng thái"),
        (message("H19.99,2024/01/05,02/BC-SCT"), "không phải văn bản số 01/BC-SCT"),
        (message("H19.99,2024/01/05,101/BC-SCT"), "không phải văn bản số 01/BC-SCT"),
        (message("H19.99,2025/01/05,01/BC-SCT"), "không phải văn bản số 01/BC-SCT"),
        (message("101/BC-SCT"), "không phải văn bản số 01/BC-SCT"),
        (BOMB, "DOCTYPE"),
        (b" " * 1_000_001, "quá lớn"),
    ],
)
def test_what_is_no_answer_to_this_paper_is_refused(world: World, issued: Issue, data: bytes, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        take_status(world.officer, issued, data)
    assert not ExchangeStatus.objects.exists()
