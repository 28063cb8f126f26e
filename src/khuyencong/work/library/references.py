"""The verbs of the legal library: describe a document, add one, say what a later one did to it, take that back.

Nothing is changed in place: the former description stays, withdrawn by the act of the newer one.
"""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from khuyencong.records.models import Act, CitedIn, Paper, Province, Reference, ReferenceChange, ReferenceVersion, User
from khuyencong.records.references import CertaintyMark, Changed, Told
from khuyencong.terms.facts import Citation
from khuyencong.terms.known_documents import carries_year, spelled
from khuyencong.terms.plain_words import kept

from ..acts import as_recorded, seal
from ..permissions import Refused, require_in

RIGHT = "keep_library"


@dataclass(frozen=True, slots=True)
class Description:
    """What an officer read of a document, and where. `dated` as papers tell days, perhaps partial («2019-08»)."""

    title: str
    source: str
    mark: CertaintyMark
    kind: str = ""
    dated: str = ""
    issuer: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """What an officer read of a later document's effect on an earlier one, and where."""

    old: Reference
    new: Reference
    kind: Changed
    source: str
    mark: CertaintyMark
    since: date | None = None


def add_reference(user: User | None, province: Province, number: str, told: Description) -> Reference:
    """A document no paper here has cited yet, with what is known of it."""
    with transaction.atomic():
        require_in(user, RIGHT, province)
        _check(told)
        number = kept(number.strip())[:60]
        if not number:
            raise Refused(_("Phải ghi số, ký hiệu của văn bản."))
        key = reference_key(number, told.dated)
        lock_library(province)  # there is no row to lock yet
        if Reference.objects.filter(province=province, key=key).exists():
            raise Refused(
                _("Thư viện đã có văn bản số %(number)s: hãy tìm và cập nhật văn bản ấy.") % {"number": number}
            )
        reference = Reference.objects.create(
            province=province, key=key, number=number, kind=told.kind, dated=told.dated, issuer=told.issuer
        )
        _keep_version(user, reference, told, f"Thêm {reference} vào thư viện căn cứ: {told.title}")
    return reference


def describe(user: User | None, reference: Reference, told: Description, seen: int | None) -> ReferenceVersion:
    """What is known of a document from now on. `seen` is the description the person looked at: when somebody wrote a
    newer one meanwhile, nothing is overwritten."""
    with transaction.atomic():
        current = Reference.objects.select_for_update().select_related("province").get(pk=reference.pk)
        require_in(user, RIGHT, current.province)
        _check(told)
        former = current.versions.filter(withdrawn_at_act=None).first()
        if (former.pk if former else None) != seen:
            raise Refused(_("Vừa có người khác cập nhật văn bản này: hãy xem bản mới rồi sửa lại."))
        return _keep_version(user, current, told, f"Cập nhật {current} trong thư viện căn cứ: {told.title}", former)


def link(user: User | None, told: Link) -> ReferenceChange:
    """A later document amends, replaces or consolidates an earlier one."""
    with transaction.atomic():
        old = Reference.objects.select_for_update().select_related("province").get(pk=told.old.pk)
        require_in(user, RIGHT, old.province)
        if told.new.pk == old.pk or told.new.province_id != old.province_id:
            raise Refused(_("Hãy chọn một văn bản khác trong thư viện."))
        if not told.source.strip():
            raise Refused(_("Phải ghi nguồn đã đọc."))
        if _is_linked(told):
            raise Refused(_("Quan hệ này đã có trong thư viện."))
        words = f"{told.new} {as_recorded(Changed(told.kind).label)} {old}"
        details = {"source": told.source, "since": _text(told.since)}
        act = seal(old.province, user, "link_references", old, words, details)
        return ReferenceChange.objects.create(
            old=old,
            new=told.new,
            kind=told.kind,
            since=told.since,
            mark=told.mark,
            source=told.source.strip()[:300],
            made_by=user,
            act=act,
            act_number=act.number,
        )


def _is_linked(told: Link) -> bool:
    """Whether the library says so already. Called with the earlier document locked."""
    links = ReferenceChange.objects.filter(withdrawn_at_act=None)
    return links.filter(old=told.old, new=told.new, kind=told.kind).exists()


def unlink(user: User | None, change: ReferenceChange, reason: str) -> Act:
    """The link was wrong; it stays readable in history."""
    with transaction.atomic():
        current = ReferenceChange.objects.select_for_update().select_related("old__province", "new").get(pk=change.pk)
        require_in(user, RIGHT, current.old.province)
        if current.withdrawn_at_act is not None:
            raise Refused(_("Quan hệ này đã được gỡ."))
        if not reason.strip():
            raise Refused(_("Phải ghi lý do."))
        words = f"Gỡ quan hệ: {current.new} {as_recorded(current.get_kind_display)} {current.old}"
        act = seal(current.old.province, user, "unlink_references", current.old, words, {"reason": reason.strip()})
        _withdraw(current, act)
    return act


def lock_library(province: Province) -> None:
    """Until the transaction's end nobody else gives a document, or a measure that a paper tells, its first row: of two
    readers each would wait for the other, or find what it did not look for."""
    Province.objects.select_for_update(no_key=True).get(pk=province.pk)


def cite(paper: Paper, citations: tuple[Citation, ...]) -> None:
    """Each citation met is a record of the legal library."""
    lock_library(paper.province)
    known: dict[str, Reference] = {}
    for citation in citations:
        key = reference_key(citation.number, citation.date or "")
        if key not in known:
            known[key], _ = Reference.objects.get_or_create(
                province=paper.province,
                key=key,
                defaults={
                    "number": citation.number[:60],
                    "kind": (citation.kind_vi or "")[:60],
                    "dated": citation.date or "",
                    "issuer": (citation.issuer or "")[:160],
                },
            )
    CitedIn.objects.bulk_create(
        CitedIn(paper=paper, reference=known[reference_key(c.number, c.date or "")], start=c.span.start, end=c.span.end)
        for c in citations
    )


def reference_key(number: str, dated: str = "") -> str:
    """The number, with the year of signing where it names none; an undated individual number stands for itself."""
    number, year = spelled(number), dated[:4]
    return (number if carries_year(number) or not year else f"{number}|{year}")[:90]


def _check(told: Description) -> None:
    if not told.title.strip():
        raise Refused(_("Phải ghi trích yếu của văn bản."))
    if not told.source.strip():
        raise Refused(_("Phải ghi nguồn đã đọc: tên công báo, trang thông tin hoặc văn bản."))
    if told.valid_from and told.valid_to and told.valid_to < told.valid_from:
        raise Refused(_("Ngày hết hiệu lực phải từ ngày có hiệu lực trở đi."))


def _keep_version(
    user: User | None, reference: Reference, told: Description, words: str, former: ReferenceVersion | None = None
) -> ReferenceVersion:
    changes = _changes(former, told)
    act = seal(reference.province, user, "describe_reference", reference, words, changes)
    if former is not None:
        _withdraw(former, act)
    return ReferenceVersion.objects.create(
        reference=reference,
        title=kept(told.title.strip())[:400],
        kind=told.kind[:60],
        dated=told.dated[:10],
        issuer=told.issuer[:160],
        valid_from=told.valid_from,
        valid_to=told.valid_to,
        remark=told.remark[:300],
        mark=told.mark,
        source=told.source.strip()[:300],
        made_by=user,
        act=act,
        act_number=act.number,
    )


def _changes(former: ReferenceVersion | None, told: Description) -> dict[str, list[str]]:
    """Each field that says something else now, as [before, after]."""
    names = ("title", "kind", "dated", "issuer", "valid_from", "valid_to", "mark", "source", "remark")
    pairs = {name: [_text(getattr(former, name, None)), _text(getattr(told, name))] for name in names}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _withdraw(row: Told, act: Act) -> None:
    row.withdrawn_at_act = act.number
    row.save(update_fields=["withdrawn_at_act"])
