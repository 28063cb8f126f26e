"""Measures: add one, say how its figures add up before any figure of it stands, and merge two that count one thing."""

from copy import copy

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from khuyencong.records.models import Act, Authority, Fact, Measure, Plan, Province, Statement, User
from khuyencong.terms.plain_words import kept
from khuyencong.terms.vietnamese import fold

from .acts import as_recorded, seal
from .permissions import Refused, require_in
from .posting import Posting

RIGHT = "keep_measures"


def add_measure(user: User | None, province: Province, name: str, unit: str, kind: Measure.Kind) -> Measure:
    """A measure no paper here has told of yet, counted in whole units."""
    name, unit = kept(" ".join(name.split())), kept(" ".join(unit.split()))
    with transaction.atomic():
        require_in(user, RIGHT, province)
        if not (name and unit):
            raise Refused(_("Phải ghi tên chỉ tiêu và đơn vị tính."))
        made, new = Measure.objects.get_or_create(
            province=province, key=fold(name)[:160], defaults={"name": name[:160], "unit": unit[:80], "kind": kind}
        )
        if not new:
            raise Refused(_("Đã có chỉ tiêu «%(name)s».") % {"name": made.name})
        seal(province, user, "add_measure", made, f"Thêm chỉ tiêu {_described(made)}")
    return made


def change_kind(user: User | None, measure: Measure, kind: Measure.Kind, seen: str) -> Measure:
    """Let a measure's figures add up another way. `seen` is how they added up when the person looked. Refused once a
    figure stands: its sums would change behind its back."""
    with transaction.atomic():
        current = Measure.objects.select_for_update().select_related("province").get(pk=measure.pk)
        require_in(user, RIGHT, current.province)
        if current.is_money:
            raise Refused(_("Kinh phí luôn cộng trong kỳ."))
        if current.kind != seen:
            raise Refused(
                _("Vừa có người khác đổi cách cộng của chỉ tiêu này thành «%(kind)s»: hãy xem lại rồi đổi.")
                % {"kind": current.get_kind_display()}
            )
        told = Statement.objects.filter(measure=current).exclude(standing=Statement.Standing.WITHDRAWN)
        if told.exists():
            raise Refused(_("Chỉ tiêu này đã có số ghi sổ: hãy rút các số ấy trước, hoặc thêm một chỉ tiêu mới."))
        current.kind = kind
        current.save(update_fields=["kind"])
        seal(current.province, user, "change_kind", current, f"Đổi cách cộng của chỉ tiêu {_described(current)}")
    return current


def merge_measures(user: User, measure: Measure, into: Measure) -> Act:
    """Two names turned out to count one thing: every figure of the first is taken back and told of the second, plan by
    plan; papers that say the first name mean the second from now on. `part_measure` undoes it."""
    with transaction.atomic():
        measure, into = _both(user, measure, into)
        _check_alike(measure, into)
        plans = Plan.objects.filter(pk__in=_told_of(measure).order_by().values("plan")).order_by("pk")
        moved = {str(plan.pk): _told_anew(user, plan, measure, into) for plan in plans}
        facts = list(Fact.objects.filter(measure=measure).values_list("pk", flat=True))
        Fact.objects.filter(pk__in=facts).update(measure=into)
        measure.merged_into = into
        measure.save(update_fields=["merged_into"])
        told = {"into": into.pk, "plans": moved, "facts": facts}
        return seal(measure.province, user, "merge_measures", measure, f"Gộp chỉ tiêu «{measure}» vào «{into}»", told)


def part_measure(user: User, measure: Measure) -> Act:
    """Take a merging back: its figures that still stand go back to the measure they were told in."""
    with transaction.atomic():
        measure, into = _both(user, measure, Measure.objects.get(pk=measure.pk).merged_into)
        merged = Act.objects.filter(verb="merge_measures", subject_kind="measure", subject_id=measure.pk).last()
        if measure.merged_into_id is None or merged is None:
            raise Refused(_("Chỉ tiêu này không còn gộp vào chỉ tiêu nào."))
        moved = Statement.objects.filter(act__in=merged.changes["plans"].values(), measure=into)
        standing = moved.exclude(standing=Statement.Standing.WITHDRAWN)
        measure.merged_into = None
        measure.save(update_fields=["merged_into"])
        for plan in Plan.objects.filter(pk__in=standing.order_by().values("plan")).order_by("pk"):
            _move(user, plan, standing, measure, "part_figures")
        Fact.objects.filter(pk__in=merged.changes["facts"], measure=into).update(measure=measure)
        words = f"Tách chỉ tiêu «{measure}» khỏi «{into}»"
        return seal(measure.province, user, "part_measure", measure, words, {"from": into.pk, "act": merged.number})


def _both(user: User, measure: Measure, into: Measure | None) -> tuple[Measure, Measure]:
    """The two as they are now. The province's plans are locked first, as every act that states a figure does, then the
    measures in one order: two people who merge crosswise wait for one another."""
    require_in(user, RIGHT, measure.province)
    list(Plan.objects.filter(province=measure.province_id).order_by("pk").select_for_update(of=("self",)))
    pair = Measure.objects.filter(pk__in=[measure.pk, into.pk if into else None]).order_by("pk")
    locked = {row.pk: row for row in pair.select_for_update(of=("self",)).select_related("province", "merged_into")}
    return locked[measure.pk], locked[into.pk] if into else locked[measure.pk]


def _check_alike(measure: Measure, into: Measure) -> None:
    if measure.pk == into.pk or measure.province_id != into.province_id:
        raise Refused(_("Hãy chọn một chỉ tiêu khác của tỉnh."))
    if measure.merged_into_id or into.merged_into_id or measure.merged.exists():
        raise Refused(_("Một trong hai chỉ tiêu đã gộp với chỉ tiêu khác: hãy tách ra trước."))
    if measure.is_money or into.is_money or (measure.kind, measure.scale) != (into.kind, into.scale):
        raise Refused(_("Chỉ gộp được hai chỉ tiêu cùng cách cộng và cùng số chữ số lẻ."))
    if Authority.objects.filter(measure=measure).exists():
        raise Refused(_("Chỉ tiêu này có nguồn quyết định riêng ở một nội dung: hãy đổi lại trước khi gộp."))


def _told_of(measure: Measure) -> QuerySet[Statement]:
    return Statement.objects.filter(measure=measure).exclude(standing=Statement.Standing.WITHDRAWN)


def _told_anew(user: User, plan: Plan, measure: Measure, into: Measure) -> int:
    return _move(user, plan, _told_of(measure), into, "merge_figures").pk


def _move(user: User, plan: Plan, told: QuerySet[Statement], into: Measure, verb: str) -> Act:
    """Take the figures of one plan back and tell them of another measure, each in its own cell: in two acts, for a
    sentence has one figure at a time."""
    sides = ("line", "measure", "unit", "area", "source")
    old = list(told.filter(plan=plan).order_by("pk").select_related(*sides))
    words = f"{len(old)} số của «{plan}» theo chỉ tiêu «{into}»"
    said: dict[str, object] = {"measure": into.pk, "figures": len(old)}
    anew = [copy(statement) for statement in old]
    leaving = Posting(plan)
    leaving.withdraw(*old)
    leaving.sealed(user, verb, f"Rút để ghi lại {words}", said)
    posting = Posting(plan)
    for statement in anew:
        statement.measure = into
    posting.state_anew(anew)
    return posting.sealed(user, verb, f"Ghi {words}", said)


def _described(measure: Measure) -> str:
    return f"«{measure.name}» ({measure.unit}): {as_recorded(measure.get_kind_display)}"
