"""Exchange of papers: the package of an issued paper, and what its receivers answer."""

import re
from collections.abc import Iterator
from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from khuyencong.papers.edxml import UnreadableMessage, edxml_package, read_status
from khuyencong.records.agencies import issuer_of
from khuyencong.records.exchange import identifier_on, identifiers_of
from khuyencong.records.models import ExchangeStatus, Issue, User
from khuyencong.records.store import read_bytes
from khuyencong.terms.document import Annex, Document, from_json
from khuyencong.terms.exchange import ABOVE, Attached, Business, Exchange, Organ, document_id, is_reference

from .acts import as_recorded, seal
from .found import in_words
from .permissions import Refused, require

_OWN_COPY = "lưu"
_WHAT_FOR = re.compile(r"\s*(?:\((?:để )?(?:b/c|báo cáo|biết|thực hiện|phối hợp|theo dõi|chỉ đạo)[^)]*\))?[\s;.]*$")


def package(issue: Issue) -> bytes:
    """The edXML package of an issued paper: its fields and its PDF; of a signed file that came back, that file."""
    return edxml_package(replace(fields_of(issue), files=_files(issue)))


def fields_of(issue: Issue) -> Exchange:
    """The fields of the package, out of what the paper keeps; its files apart."""
    document = from_json(issue.document)
    sender = _organ(issue)
    ordinal, _slash, notation = issue.paper.number.partition("/")
    *before, position = document.signature.authority or ("",)
    business, about, reason = _business(issue, sender)
    return Exchange(
        sender=sender,
        receivers=_receivers(issue, document),
        number=ordinal,
        notation=notation,
        place=document.place,
        day=issue.signed_on,
        kind_vi=document.kind_vi,
        subject=document.title,
        competence=" ".join(before),
        position=position,
        signer=document.signature.name,
        to_places=tuple(place.rstrip(" ;.") for place in document.recipients),
        urgency=document.urgency,
        pages=issue.pages,
        copies=issue.copies,
        business=business,
        reason=reason,
        about=about,
        annexes=tuple(block.title for block in document.blocks if isinstance(block, Annex)),
    )


def _receivers(issue: Issue, document: Document) -> tuple[Organ, ...]:
    names = tuple(_named(document))
    codes = identifiers_of(issue.paper.province_id, names, issue.signed_on)
    return tuple(Organ(name, codes.get(name, "")) for name in names)


def _named(document: Document) -> Iterator[str]:
    """The agencies that «Nơi nhận» names: «Như trên» are those under «Kính gửi», and what refers to an article or stays
    here names none."""
    for told in document.recipients:
        place = _WHAT_FOR.sub("", told)
        if place.lower() == ABOVE:
            yield from document.addressees
        elif not is_reference(place) and not place.lower().startswith(_OWN_COPY):
            yield place


def _organ(issue: Issue) -> Organ:
    code = identifier_on(issuer_of(issue.paper.unit), issue.signed_on)
    return Organ(issue.paper.issuer, code.code if code else "")


def _business(issue: Issue, sender: Organ) -> tuple[Business, str, str]:
    """What the package is about: a new paper, one that replaces another, or the recall of itself."""
    if issue.state == Issue.State.RECALLED:
        return Business.RECALL, document_id(sender, issue.signed_on, issue.paper.number), issue.state_reason
    if issue.replaces is not None:
        old = issue.replaces
        return Business.REPLACE, document_id(sender, old.signed_on, old.paper.number), ""
    return Business.NEW, "", ""


def _files(issue: Issue) -> tuple[Attached, ...]:
    """Paper and annex file, each as it came back signed; where none came back, the PDF as it was written here."""
    name = issue.paper.number.replace("/", "-")
    written = [(f"{name}.pdf", issue.pdf, False), (f"{name}-phu-luc.pdf", issue.annex_pdf, True)]
    return tuple(
        _signed(issue, of_annexes) or Attached(name, file.media_type, read_bytes(file))
        for name, file, of_annexes in written
        if file is not None
    )


def _signed(issue: Issue, of_annexes: bool) -> Attached | None:
    taken = issue.returns.filter(of_annexes=of_annexes, set_aside_at_act=None)
    row = taken.select_related("file").order_by("-pk").first()
    return Attached(row.name, row.file.media_type, read_bytes(row.file)) if row else None


def take_status(user: User, issue: Issue, data: bytes) -> ExchangeStatus:
    """Keep what a receiver answered about this paper; a message about another paper is refused."""
    require(user, "take_back", issue.plan.unit)
    try:
        message = read_status(data)
    except UnreadableMessage as wrong:
        raise Refused(in_words(str(wrong))) from wrong
    with transaction.atomic():
        current = Issue.objects.select_for_update(of=["self"]).select_related("paper__province").get(pk=issue.pk)
        if not _is_about(message.about, current):
            raise Refused(
                _("Thông điệp trả lời «%(about)s», không phải văn bản số %(number)s.")
                % {"about": message.about, "number": current.paper.number}
            )
        row, new = ExchangeStatus.objects.get_or_create(
            issue=current,
            code=message.code,
            organ_code=message.sender.code[:35],
            organ=message.sender.name[:200],
            told_at=message.at[:40],
        )
        if not new:
            raise Refused(_("Thông điệp này đã được nhận."))
        row.words = message.words
        who = message.sender.name or message.sender.code
        words = f"Văn bản số {current.paper.number}: {as_recorded(row.get_code_display)} ({who})"
        row.act = seal(current.paper.province, user, "take_status", current.paper, words, {"code": message.code})
        row.save(update_fields=["words", "act"])
    return row


def _is_about(about: str, issue: Issue) -> bool:
    """«H19.17,2024/01/05,01/BC-SCT» names this paper by its day and whole number; some answer with the number alone."""
    number = issue.paper.number
    return number in about.split() or about.endswith(f",{issue.signed_on:%Y/%m/%d},{number}")
