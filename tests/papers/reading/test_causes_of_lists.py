"""A list of what was not done keeps all its items, and «Nguyên nhân: …» behind the last is heard for them."""

import pytest

from khuyencong.terms.facts import Role, Status

from .reading import facts_of

TOP = "Kết quả khuyến công năm 2021\n\nI. KẾT QUẢ\n1. Bản tin: đã phát hành 02 số, kinh phí 20 triệu đồng.\n"
WHY = "Không có cơ sở đăng ký"


def undone(lines: str) -> list[tuple[str, str | None]]:
    facts = facts_of(f"{TOP}II. NỘI DUNG KHÔNG THỰC HIỆN\n{lines}")
    return [(a.title, a.reason) for a in facts.activities if a.status is Status.NOT_DONE]


@pytest.mark.parametrize(
    "lines",
    [
        f"1. Mô hình mẫu.\n2. Xây dựng thương hiệu.\nNguyên nhân: {WHY}.\n",
        f"1. Mô hình mẫu.\n2. Xây dựng thương hiệu.\nNguyên nhân:\n- {WHY}.\n",
        f"- Mô hình mẫu;\n- Xây dựng thương hiệu.\nNguyên nhân: {WHY}.\n",
        f"1. Mô hình mẫu.\n2. Xây dựng thương hiệu.\n- Nguyên nhân không thực hiện: {WHY}.\n",
        f"1. Mô hình mẫu.\n2. Xây dựng thương hiệu.\n3. Nguyên nhân: {WHY}.\n",
        f"1. Mô hình mẫu.\n2. Xây dựng thương hiệu.\nLý do: {WHY}.\n",
        f"- Mô hình mẫu;\n- Xây dựng thương hiệu.\nLý do: {WHY}.\n",
        f"1. Mô hình mẫu.\n2. Xây dựng thương hiệu.\n- Lý do chưa thực hiện: {WHY}.\n",
    ],
)
def test_a_cause_behind_the_list_is_that_of_all(lines: str) -> None:
    assert undone(lines) == [("Mô hình mẫu", WHY), ("Xây dựng thương hiệu", WHY)]


def test_each_item_keeps_its_own_cause() -> None:
    lines = f"1. Mô hình mẫu.\nNguyên nhân: {WHY}.\n2. Xây dựng thương hiệu.\nNguyên nhân: Thiếu vốn.\n"
    assert undone(lines) == [("Mô hình mẫu", WHY), ("Xây dựng thương hiệu", "Thiếu vốn")]


@pytest.mark.parametrize(
    "behind",
    ["", "Nguyên nhân: chưa nêu.\n", "Lý do: chưa nêu.\n", "III. NGUYÊN NHÂN KHÁCH QUAN\nThời tiết không thuận lợi.\n"],
)
def test_what_is_no_cause_gives_none(behind: str) -> None:
    told = undone(f"1. Mô hình mẫu.\n2. Xây dựng thương hiệu.\n{behind}")
    assert [(title, reason) for title, reason in told if title != "Nguyên nhân"][:2] == [
        ("Mô hình mẫu", None),
        ("Xây dựng thương hiệu", None),
    ]


def listed(heading: str) -> list[tuple[Role | None, Status | None, int | None, list[float]]]:
    facts = facts_of(f"{TOP}{heading}\n- Xây lò gốm, kinh phí 70 triệu đồng.\n- Hỗ trợ 02 xưởng.\nLý do: {WHY}.\n")
    told = [a for a in facts.activities if a.path != "I.1"]
    return [(a.role, a.status, a.amount and a.amount.value // 10**6, [q.value for q in a.quantities]) for a in told]


@pytest.mark.parametrize(
    "heading",
    [
        "II. NỘI DUNG KHÔNG THỰC HIỆN",
        "II. NỘI DUNG KHÔNG TRIỂN KHAI",
        "II. NHỮNG NỘI DUNG CHƯA THỰC HIỆN",
        "II. NHỮNG NỘI DUNG CHƯA THỰC HIỆN ĐƯỢC",
        "II. MỘT SỐ NỘI DUNG CHƯA THỰC HIỆN",
        "II. Một số nhiệm vụ chưa thể thực hiện được trong năm 2021:",
        "II. CÁC HOẠT ĐỘNG CHƯA TỔ CHỨC ĐƯỢC",
        "II. ĐỀ ÁN XIN DỪNG",
        "II. ĐỀ ÁN XIN DỪNG THỰC HIỆN",
        "II. CÁC ĐỀ ÁN ĐỀ NGHỊ DỪNG",
        "II. DANH MỤC ĐỀ ÁN TẠM DỪNG TRIỂN KHAI",
        "II. MỘT SỐ NỘI DUNG CHƯA THỰC HIỆN VÀ NGUYÊN NHÂN",
        "II. CÁC NỘI DUNG CHƯA TRIỂN KHAI, LÝ DO CHƯA TRIỂN KHAI",
    ],
)
def test_a_heading_of_things_not_done_leaves_their_money_and_their_counts_planned(heading: str) -> None:
    assert listed(heading) == [
        (Role.PLAN, None, 70, []),
        (Role.ACTUAL, Status.NOT_DONE, None, []),
        (Role.PLAN, None, None, [2]),
        (Role.ACTUAL, Status.NOT_DONE, None, []),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "II. MỘT SỐ NỘI DUNG ĐÃ THỰC HIỆN",
        "II. MỘT SỐ NỘI DUNG DÙNG VỐN TỈNH",
        "II. NHỮNG HOẠT ĐỘNG CHƯA THỰC HIỆN KỊP TIẾN ĐỘ",
        "II. CÁC ĐỀ ÁN DÙNG MÁY MỚI",
        "II. NHIỆM VỤ KHÔNG THƯỜNG XUYÊN",
    ],
)
def test_a_heading_of_things_done_leaves_them_done(heading: str) -> None:
    assert {status for _, status, _, _ in listed(heading)} == {None}
    assert listed(heading)[0] == (Role.ACTUAL, None, 70, [])


@pytest.mark.parametrize(
    ("sentence", "undone_thing"),
    [
        ("Chưa thực hiện được đề án lò gốm do không có xưởng đăng ký.", ["đề án lò gốm"]),
        ("Không mở được lớp thêu vì thiếu người học.", ["lớp thêu"]),
        ("Chưa tổ chức được nhiều hội chợ do kinh phí ít.", []),
        ("Chưa triển khai đồng bộ các mô hình do thiếu cán bộ.", []),
        ("Chưa thực hiện chương trình đúng tiến độ do giao vốn chậm.", []),
        ("Mô hình lò gốm chưa hiệu quả do giá nguyên liệu cao.", []),
    ],
)
def test_among_shortcomings_one_thing_with_its_cause_was_not_done(sentence: str, undone_thing: list[str]) -> None:
    facts = facts_of(f"{TOP}II. TỒN TẠI, HẠN CHẾ\n{sentence}\n")
    assert [a.title for a in facts.activities if a.status is Status.NOT_DONE] == undone_thing
