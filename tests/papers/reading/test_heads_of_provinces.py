"""Tables as provinces make them: what stands in cells, under «ước năm», beside «số còn lại»; money keeps its words."""

from khuyencong.terms.facts import Activity, Role

from .reading import facts_of

REPORT = "TRUNG TÂM KHUYẾN CÔNG\nSố: 3/BC-TTKC\nBÁO CÁO\nKết quả khuyến công {}\n{}\n"


def _read(*rows: str, of: str = "năm 2024", note: str = "") -> tuple[Activity, ...]:
    return facts_of(REPORT.format(of, note) + "\n".join(rows) + "\n").activities


def _sums(told: tuple[Activity, ...]) -> list[tuple[Role | None, str | None, int | None]]:
    return [(a.role, a.period, a.amount and a.amount.value) for a in told]


def test_a_cell_tells_its_count_and_its_money_in_their_own_units() -> None:
    told = _read("STT | Nội dung | Kế hoạch | Kết quả", "1 | Dạy nghề | 04 lớp/240 triệu đồng | 03 lớp, 198 triệu đồng")
    assert _sums(told) == [(Role.PLAN, "2024", 240_000_000), (Role.ACTUAL, "2024", 198_000_000)]
    assert [[(q.value, q.unit) for q in a.quantities] for a in told] == [[(4, "lớp")], [(3, "lớp")]]


def test_what_is_expected_of_the_year_is_of_the_year_in_a_report_of_its_half() -> None:
    told = _read(
        "STT | Chỉ tiêu | ĐVT | KH năm 2025 | TH 6 tháng | Ước TH năm | So sánh (%)",
        "(1) | (2) | (3) | (4) | (5) | (6) | (7)=(5)/(4)",
        "1 | Lớp dạy nghề | Lớp | 4 | 2 | 4 | 50",
        of="6 tháng đầu năm 2025",
    )
    assert [(a.role, a.period, a.quantities[0].value) for a in told] == [
        (Role.PLAN, "2025", 4),
        (Role.ACTUAL, "2025H1", 2),
        (Role.ESTIMATE, "2025", 4),
    ]


def test_what_is_left_counts_nothing_and_keeps_no_sum_from_being_read() -> None:
    told = _read(
        "STT | Nội dung | Dự toán giao | Số đã thực hiện | Số còn lại",
        "1 | Lớp may | 120.000.000 | 110.000.000 | 10.000.000",
        "2 | Hội chợ | 200.000.000 | 200.000.000 | 0",
    )
    plan, reached = (Role.PLAN, "2024"), (Role.ACTUAL, "2024")
    assert _sums(told) == [
        (*plan, 120_000_000), (*reached, 110_000_000), (*plan, 200_000_000), (*reached, 200_000_000),
    ]  # fmt: skip
    assert not any(a.quantities for a in told)


def test_a_title_says_in_brackets_what_plan_and_result_count() -> None:
    told = _read("TT | Nội dung | KH | TH", "1 | Dạy nghề may (lớp) | 4 | 2", "2 | Dự hội chợ (hội chợ) | 3 | 1")
    assert [[(q.value, q.unit) for q in a.quantities] for a in told] == [
        [(4, "lớp")], [(2, "lớp")], [(3, "hội chợ")], [(1, "hội chợ")],
    ]  # fmt: skip


def test_a_rate_that_its_sums_prove_to_be_the_support_is_the_sum_of_its_row() -> None:
    facts = facts_of(
        "SỞ CÔNG THƯƠNG\nSố: 9/QĐ-SCT\nQUYẾT ĐỊNH\nHỗ trợ khuyến công năm 2025\n"
        "TT | Tên cơ sở | Nội dung | Tổng vốn đầu tư | Mức hỗ trợ | Vốn đối ứng\n"
        "1 | Công ty A | Máy CNC | 850.000.000 | 280.000.000 | 570.000.000\n"
        "2 | HTX B | Máy sấy | 700.000.000 | 280.000.000 | 420.000.000\n"
        "Tổng | | | 1.550.000.000 | 560.000.000 | 990.000.000\n"
    )
    assert [(a.title, a.amount and a.amount.value // 10**6, a.shares) for a in facts.activities] == [
        ("Máy CNC", 280, ()),
        ("Máy sấy", 280, ()),
    ]
    beside = [(t.amount_vnd and t.amount_vnd // 10**6, t.fund_source) for t in facts.totals if t.of_group]
    assert beside[:4] == [(850, None), (570, "nguồn khác"), (700, None), (420, "nguồn khác")]


def test_a_plan_is_not_taken_for_what_was_reached_where_nobody_knows_the_column_beside_it() -> None:
    told = _read(
        "TT | Nội dung | ĐVT | KH giao | Tiến triển", "1 | Lớp may | lớp | 4 | 3", "2 | Hội chợ | hội chợ | 3 | 1"
    )
    assert [(a.role, a.quantities[0].value) for a in told] == [(Role.PLAN, 4), (Role.PLAN, 3)]
    done = _read("TT | Nội dung | ĐVT | KH giao | Đã hoàn thành | Đạt tỷ lệ", "1 | Lớp may | lớp | 4 | 3 | 75%")
    assert [(a.role, a.quantities[0].value) for a in done] == [(Role.PLAN, 4), (Role.ACTUAL, 3)]
