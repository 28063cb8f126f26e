"""Loading of the shipped documents into a province's legal library; what an officer wrote is never overwritten."""

import hashlib
from collections.abc import Iterable

from django.db import transaction

from khuyencong.records.models import (
    Act,
    Province,
    Reference,
    ReferenceChange,
    ReferenceVersion,
)
from khuyencong.terms.known_documents import Change, KnownDocument
from khuyencong.terms.known_documents.shipped import FILES, content, shipped_changes, shipped_documents

from ..acts import seal
from ..library.references import reference_key
from .loaded import is_new
from .norms import load_norms, norms_content


def load_references(province: Province) -> bool:
    """Bring the library to the shipped state, as one act; whether there was anything new."""
    documents = [one for known in shipped_documents().by_number.values() for one in known]
    with transaction.atomic():
        if not is_new(f"references/{province.slug}", _digest()):
            return False
        words = f"Nạp {len(documents)} văn bản kèm theo vào thư viện căn cứ"
        act = seal(province, None, "load_references", province, words, {"digest": _digest()})
        references = {one.number: _described(province, one, act) for one in documents}
        _link(references, shipped_changes(), act)
        load_norms(references, act)
    return True


def _digest() -> str:
    return hashlib.sha256("\0".join([*map(content, FILES), norms_content()]).encode()).hexdigest()


def _described(province: Province, shipped: KnownDocument, act: Act) -> Reference:
    reference, _ = Reference.objects.get_or_create(
        province=province,
        key=reference_key(shipped.number, shipped.dated),
        defaults={
            "number": shipped.number,
            "kind": shipped.kind,
            "dated": shipped.dated,
            "issuer": shipped.issuer,
        },
    )
    former = reference.versions.filter(withdrawn_at_act=None).first()
    values = _values(shipped)
    if former is not None and (former.made_by_id or all(getattr(former, name) == values[name] for name in values)):
        return reference
    if former is not None:
        former.withdrawn_at_act = act.number
        former.save(update_fields=["withdrawn_at_act"])
    ReferenceVersion.objects.create(reference=reference, act=act, act_number=act.number, **values)
    return reference


def _values(shipped: KnownDocument) -> dict[str, object]:
    names = ("title", "kind", "dated", "issuer", "valid_from", "valid_to", "source", "remark")
    return {"mark": str(shipped.mark or ""), **{name: getattr(shipped, name) for name in names}}


def _link(references: dict[str, Reference], changes: Iterable[Change], act: Act) -> None:
    """The shipped links that are not there yet; one that was taken back by a person stays taken back."""
    known = {(c.old_id, c.new_id, c.kind) for c in ReferenceChange.objects.filter(old__in=references.values())}
    wanted = [change for change in changes if {change.old, change.new} <= set(references)]
    ReferenceChange.objects.bulk_create(
        ReferenceChange(
            old=references[change.old],
            new=references[change.new],
            kind=change.kind,
            since=change.since,
            mark=change.mark,
            source=change.source,
            act=act,
            act_number=act.number,
        )
        for change in wanted
        if (references[change.old].pk, references[change.new].pk, str(change.kind)) not in known
    )
