"""Who gets a content, beside what papers say: which spellings mean one, what a person adds, and what is taken back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from khuyencong.records.arrangements import ArrangementQuerySet
from khuyencong.records.establishments import alike, of_one
from khuyencong.records.models import Act, Arrangement, Establishment, Line, Province, User
from khuyencong.terms.firm_names import LONGEST, spelling
from khuyencong.terms.plain_words import kept

from .acts import seal
from .arrangements import put, spelled
from .permissions import Refused, require, require_in
from .plans import refuse_future
from .posting import Posting

RIGHT = "correct"  # somewhere in the province: a firm gets contents of many plans


def join(user: User, one: Establishment, other: Establishment) -> Act:
    """Say that two are one: from here on `one` and all its spellings are spellings of `other`."""
    with transaction.atomic():
        first, second = _locked(user, one.province, (one, other))
        if first.root == second.root:
            raise Refused(_("Hai tên này đã là một đơn vị."))
        moved = list(of_one(first).values_list("pk", flat=True))
        changes = {"same": moved, "as": second.root}
        act = seal(one.province, user, "same_recipient", second, "Ghi hai tên là một đơn vị thụ hưởng", changes)
        Establishment.objects.filter(pk__in=moved).update(same_as=second.root)
        return act


def name_recipient(user: User, told: Arrangement, meant: Establishment) -> Act:
    """Say that a printed name is one more of somebody known."""
    with transaction.atomic():
        require_in(user, RIGHT, meant.province)
        return join(user, _spelled(meant.province_id, told.words), meant)


def new_recipient(user: User, told: Arrangement) -> Act:
    """Say that a printed name, like one that is known, is somebody else's."""
    if told.paper is None:
        raise LookupError(f"arrangement {told.pk} is of no paper")
    province = told.paper.province
    with transaction.atomic():
        require_in(user, RIGHT, province)
        new = _spelled(province.pk, told.words)
        others = alike(province.pk, [told.words]).get(new.core, [])
        return tell_apart(user, new, [other for other in others if other.pk != new.pk])


def _spelled(province: int, name: str) -> Establishment:
    return spelled(province, [name])[spelling(name)]


@dataclass(frozen=True, slots=True)
class NewName:
    """What somebody is called from a day on, and the document that says so."""

    name: str
    day: date
    document: str


def rename(user: User, one: Establishment, told: NewName) -> Act:
    """Say that somebody changed its name: the new one stands for it from here on, every former one stays a spelling
    of it, and papers keep their own words."""
    with transaction.atomic():
        (former,) = _locked(user, one.province, (one,))
        if not (spelling(told.name) and told.document.strip()):
            raise Refused(_("Phải ghi tên mới và văn bản ghi việc đổi tên."))
        refuse_future(told.day)
        if former.same_as_id is not None:
            raise Refused(_("Trong lúc anh/chị xem, người khác đã đổi tên hoặc ghép đơn vị này: hãy xem lại trang."))
        new = _spelled(one.province_id, kept(" ".join(told.name.split()))[:LONGEST])
        if new.pk == former.pk:
            raise Refused(_("Đơn vị này đang mang tên ấy."))
        if new.same_as_id not in (None, former.pk):
            raise Refused(_("Tên ấy đang là tên của một đơn vị khác: hãy tách tên ấy ra trước."))
        moved = sorted({former.pk, *of_one(former).values_list("pk", flat=True)} - {new.pk})
        by = {"day": told.day.isoformat(), "document": told.document.strip()[:200]}
        changes = {"former": former.pk, "same": moved, "as": new.pk, **by}
        act = seal(one.province, user, RENAMED, new, "Ghi việc đổi tên của một đơn vị thụ hưởng", changes)
        Establishment.objects.filter(pk__in=moved).update(same_as=new.pk)
        Establishment.objects.filter(pk=new.pk).update(same_as=None)
        return act


RENAMED = "rename_recipient"


def renamings(among: Iterable[int]) -> list[Act]:
    """What was said of changes of these names, by the day they were to hold from."""
    acts = Act.objects.filter(subject_kind="establishment", subject_id__in=among, verb=RENAMED)
    return sorted(acts.select_related("actor"), key=lambda act: (act.changes["day"], act.number))


def part(user: User, one: Establishment) -> Act:
    """Say that a spelling is somebody of its own after all."""
    with transaction.atomic():
        (spelling_of,) = _locked(user, one.province, (one,))
        if spelling_of.same_as_id is None:
            raise Refused(_("Tên này đã đứng riêng."))
        changes = {"apart": [spelling_of.pk], "from": spelling_of.root}
        act = seal(
            one.province, user, "part_recipient", spelling_of, "Tách một tên thành đơn vị thụ hưởng riêng", changes
        )
        Establishment.objects.filter(pk=spelling_of.pk).update(same_as=None)
        return act


def tell_apart(user: User, one: Establishment, others: Iterable[Establishment]) -> Act:
    """Say that names that look alike are not one: nobody is asked again."""
    with transaction.atomic():
        first, *rest = _locked(user, one.province, (one, *others))
        changes = {"apart": [first.pk, *(other.pk for other in rest)]}
        return seal(
            one.province, user, "unlike_recipients", first, "Ghi các tên gần giống là những đơn vị khác nhau", changes
        )


def told_apart(among: Iterable[int]) -> set[frozenset[int]]:
    """The pairs of these that somebody said to be two."""
    acts = Act.objects.filter(subject_kind="establishment", subject_id__in=among, verb="unlike_recipients")
    told = acts.values_list("changes__apart", flat=True)
    return {frozenset((first, other)) for first, *others in told for other in others}


def add_recipient(user: User, line: Line, name: str, reason: str) -> Act:
    """A person's word that somebody gets a content, beside what papers say."""
    name = kept(" ".join(name.split()))[:LONGEST]
    with transaction.atomic():
        require(user, "enter", line.plan.unit)
        posting = Posting(line.plan)
        if line.kind != Line.Kind.ITEM:
            raise Refused(_("Chỉ ghi đơn vị thụ hưởng cho một nội dung của kế hoạch."))
        if not spelling(name):
            raise Refused(_("Phải ghi tên đơn vị thụ hưởng."))
        if not reason.strip():
            raise Refused(_("Phải nêu lý do."))
        known = _spelled(line.plan.province_id, name)
        if _standing(line).filter(establishment__in=of_one(known)).exists():
            raise Refused(_("Nội dung này đã ghi đơn vị ấy."))
        changes = {"line": line.pk, "establishment": known.pk, "reason": reason.strip()[:200]}
        act = seal(
            line.plan.province, user, "add_recipient", posting.plan, f"Ghi một đơn vị thụ hưởng của «{line}»", changes
        )
        put(line, [Arrangement(kind=Arrangement.Kind.RECIPIENT, words=name)], act)
        return act


def drop_recipient(user: User, told: Arrangement, reason: str) -> Act:
    """Withdraw that somebody gets a content; the sentence that said so stays with who took it back, and why."""
    if told.line is None:
        raise LookupError(f"arrangement {told.pk} stands on no content")
    plan = told.line.plan
    with transaction.atomic():
        require(user, "enter", plan.unit)
        Posting(plan)
        current = _standing(told.line).filter(pk=told.pk).first()
        if current is None:
            raise Refused(_("Trong lúc anh/chị xem, người khác đã gỡ đơn vị này."))
        if not reason.strip():
            raise Refused(_("Phải nêu lý do."))
        changes = {"line": told.line.pk, "arrangement": told.pk, "reason": reason.strip()[:200]}
        act = seal(plan.province, user, "drop_recipient", plan, f"Gỡ một đơn vị thụ hưởng của «{told.line}»", changes)
        Arrangement.objects.filter(pk=told.pk).update(withdrawn_at_act=act.number)
        return act


def _standing(line: Line) -> ArrangementQuerySet:
    return Arrangement.objects.standing().filter(line=line, kind=Arrangement.Kind.RECIPIENT)


def _locked(user: User, province: Province, asked: Iterable[Establishment]) -> list[Establishment]:
    """These as they are now, in the order asked for; of two people the second waits and sees what the first said."""
    require_in(user, RIGHT, province)
    Province.objects.select_for_update(no_key=True).get(pk=province.pk)
    wanted = [one.pk for one in asked]
    found = {row.pk: row for row in Establishment.objects.filter(province=province, pk__in=wanted)}
    return [found[pk] for pk in wanted]
