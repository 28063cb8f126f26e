"""Known documents: what a document is on a day, and which one a number means."""

from dataclasses import replace
from datetime import date

import pytest

from khuyencong.terms.known_documents import Change, ChangeKind, KnownDocument, KnownDocuments, Mark, Validity
from khuyencong.terms.known_documents.shipped import shipped_changes, shipped_documents

MADE_UP = KnownDocument(
    number="1/2020/NĐ-CP", dated="2020-01-10", kind="Nghị định", title="Một việc", issuer="Chính phủ",
    valid_from=date(2020, 3, 1), valid_to=date(2024, 12, 31), mark=Mark.TEXT, source="thử",
    changes=(Change(ChangeKind.AMENDS, "1/2020/NĐ-CP", "9/2022/NĐ-CP", date(2022, 6, 1), Mark.TEXT, "thử"),),
)  # fmt: skip


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2020, 2, 29), Validity.NOT_YET),
        (date(2020, 3, 1), Validity.IN_FORCE),
        (date(2022, 6, 1), Validity.AMENDED),
        (date(2024, 12, 31), Validity.AMENDED),
        (date(2025, 1, 1), Validity.EXPIRED),
    ],
)
def test_its_state_follows_the_day(day: date, state: Validity) -> None:
    assert MADE_UP.on(day) is state


def test_what_was_replaced_says_by_what() -> None:
    replaced = Change(ChangeKind.REPLACES, MADE_UP.number, "5/2023/NĐ-CP", date(2023, 1, 1), Mark.SECOND, "thử")
    document = replace(MADE_UP, changes=(replaced,))
    assert not document.has_ended(date(2022, 12, 31))
    assert (document.on(date(2023, 1, 1)), document.successors(date(2023, 1, 1))) == (
        Validity.REPLACED,
        ("5/2023/NĐ-CP",),
    )


@pytest.mark.parametrize("mark", [None, Mark.MEMORY])
def test_what_nobody_has_read_is_not_said_to_be_in_force(mark: Mark | None) -> None:
    assert replace(MADE_UP, mark=mark).on(date(2021, 1, 1)) is Validity.UNVERIFIED


def test_of_what_no_day_of_validity_was_read_nobody_says_that_it_stands() -> None:
    """Not even when it was amended; only what is known to have replaced it tells more."""
    timeless = replace(MADE_UP, valid_from=None, valid_to=None)
    assert timeless.on(date(2023, 1, 1)) is Validity.UNVERIFIED
    assert timeless.amended_by(date(2023, 1, 1)) == ("9/2022/NĐ-CP",)
    replaced = replace(timeless.changes[0], kind=ChangeKind.REPLACES)
    assert replace(timeless, changes=(replaced,)).on(date(2023, 1, 1)) is Validity.REPLACED
    assert replace(timeless, valid_to=date(2024, 12, 31)).on(date(2023, 1, 1)) is Validity.AMENDED


@pytest.mark.parametrize("number", ["558/QĐ-UBND", "59/2015/QĐ-UBND", "195/KH-UBND"])
def test_the_provinces_papers_whose_days_nobody_read_are_not_said_to_be_in_force(number: str) -> None:
    document = shipped_documents().find(number)
    assert document is not None
    assert document.on(date(2026, 11, 27)) is Validity.UNVERIFIED


def test_an_individual_number_means_the_document_of_its_year() -> None:
    older = replace(MADE_UP, number="12/QĐ-UBND", dated="2021-02-09")
    newer = replace(older, dated="2023-05-05")
    both = KnownDocuments.of([older, newer, MADE_UP])

    assert both.find("12/QĐ-UBND", "2023-05-05") == newer
    assert both.find("12/qđ-ubnd", "2021") == older
    assert both.find("12/QĐ-UBND") is None
    assert both.find("12/QĐ-UBND", "2022-01-01") is None
    assert KnownDocuments.of([older]).find("12/QĐ-UBND") == older
    assert KnownDocuments.of([older]).find("12/QĐ-UBND", "2022-01-01") is None
    assert both.find("1/2020/NĐ-CP", "2019-01-10") == MADE_UP  # a misprinted day does not make it another document


def test_every_shipped_document_has_a_source_and_every_change_two_known_ends() -> None:
    documents = [one for found in shipped_documents().by_number.values() for one in found]
    numbers = {one.number for one in documents}
    assert all(one.source and one.mark for one in documents)
    assert {number for change in shipped_changes() for number in (change.old, change.new)} <= numbers


def test_the_circular_on_money_of_2014_cannot_carry_a_paper_of_2019() -> None:
    expired = shipped_documents().find("26/2014/TTLT-BTC-BCT")
    assert expired is not None
    assert not expired.has_ended(date(2018, 5, 10))
    assert expired.has_ended(date(2018, 5, 11))
    assert expired.successors(date(2019, 1, 1)) == ("28/2018/TT-BTC",)
