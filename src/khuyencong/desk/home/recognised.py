"""Recognised products, as their owner and the council see them: stars, terms, decisions, and the support received."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from khuyencong.records.given import count_given, given_to, money_kept
from khuyencong.records.models import Arrangement, Measure, Plan, RegisterRecord
from khuyencong.records.registers import Certificate, standing_now
from khuyencong.records.scopes import own_establishments, own_products_of, register_for
from khuyencong.reports.given import Given, GivenMoney, money_given
from khuyencong.terms.periods import day_in_figures
from khuyencong.terms.recognition import REFILE_FROM_DAYS

from ..address import registers_at
from ..asker import Asker
from ..figures import scaled
from ..panel_rows import Row, Words, in_sight
from ..words import official

MOST = 8
_FIRST_TO_END = F("valid_to").asc(nulls_last=True)


def own_products(asker: Asker) -> list[Row]:
    """What official lists name of the owner's, that first whose certificate ends first."""
    mine = own_products_of(asker.user, asker.day)
    rows = [_product(asker, one) for one in standing_now(mine).order_by(_FIRST_TO_END, "key")]
    return _products_in_sight(rows, reverse("registers"))


def renewals(asker: Asker) -> list[Row]:
    """Products whose certificate has ended, or ends this year or in the time in which a new evaluation is asked for."""
    ending = standing_now(_products(asker)).filter(
        valid_to__lte=max(date(asker.day.year, 12, 31), _refile_until(asker.day))
    )
    rows = [_product(asker, one) for one in ending.order_by(_FIRST_TO_END, "key")]
    return _products_in_sight(rows, f"{reverse('registers')}?han={Certificate.REFILE}")


def _products_in_sight(rows: list[Row], others: str) -> list[Row]:
    ended = f"{reverse('registers')}?han={Certificate.ENDED}"
    return in_sight(rows, (_("sản phẩm hết hạn nữa: xem tất cả"), ended), (_("sản phẩm nữa: xem tất cả"), others))


def decisions(asker: Asker) -> list[Row]:
    """The decisions that recognised products, the newest first, each with how many."""
    told = _products(asker).exclude(decision="").order_by(F("decided_on").desc(nulls_last=True), "decision")
    counted = told.values_list("decision", "decided_on").annotate(n=Count("pk"))[:MOST]
    return [
        Row(day_in_figures(day) if day else "–", decision, registers_at(decision), _("%(n)s sản phẩm") % {"n": n})
        for decision, day, n in counted
    ]


def support(asker: Asker) -> list[Row]:
    """The contents of plans given to the owner, with their money where nobody else gets them; its figures lead nowhere,
    for the plans themselves are not theirs to see."""
    mine = list(own_establishments(asker.user, asker.day))
    plans = Plan.objects.filter(province__in={one.province_id for one in mine})
    rows = {row.line_id: row for row in given_to({one.root for one in mine}, plans) if row.line_id} if mine else {}
    others, kept = count_given(rows), money_kept(rows)
    money = dict(Measure.objects.filter(is_money=True).values_list("province", "pk")) if rows else {}
    told = []
    for pk, row in rows.items():
        given = Given(pk, row.line.plan_id, row.line.plan.year, others.get(pk, 1) - 1)  # type: ignore[union-attr]
        (own, *_rest) = money_given([given], kept, (), money[row.line.plan.province_id])  # type: ignore[union-attr]
        told.append(_supported(row, given, own))
    return told


def _products(asker: Asker) -> QuerySet[RegisterRecord]:
    return register_for(asker.user, asker.day).filter(kind=RegisterRecord.Kind.PRODUCT)


def _refile_until(day: date) -> date:
    return date.fromordinal(day.toordinal() + REFILE_FROM_DAYS)


def _product(asker: Asker, one: RegisterRecord) -> Row:
    stars = _("%(stars)s sao") % {"stars": one.rating} if one.rating and not one.is_reported else "–"
    decided = f"{one.decision}, {day_in_figures(one.decided_on)}" if one.decided_on else one.decision
    more = official(" · ".join(filter(None, (one.holder, decided))))
    return Row(stars, one.name, registers_at(one.name), *_term(asker.day, one.valid_to), more)


def _term(day: date, last: date | None) -> tuple[Words, str]:
    if last is None:
        return _("không rõ hạn"), ""
    words = {"day": day_in_figures(last)}
    if last < day:
        return _("hết hạn %(day)s") % words, "bad"
    if last <= _refile_until(day):
        return _("phải đánh giá lại, hạn %(day)s") % words, "wait"
    return _("còn hạn đến %(day)s") % words, "ok"


def _supported(row: Arrangement, given: Given, money: GivenMoney) -> Row:
    line = row.line
    papers = [row.paper.number or str(row.paper)] if row.paper else []
    more = " · ".join((line.plan.title, *_money_words(given, money), *papers))  # type: ignore[union-attr]
    return Row(str(given.year), str(line), "", more=official(more))


def _money_words(given: Given, money: GivenMoney) -> Iterable[str]:
    if given.others:
        yield _("cùng %(n)s đơn vị khác, kinh phí không tách riêng") % {"n": given.others}
        return
    for words, figure in ((_("kế hoạch"), money.planned), (_("thực hiện"), money.reached)):
        if figure.value is not None:
            yield f"{words} {scaled(figure.value, 0)} {_('đồng')}"
