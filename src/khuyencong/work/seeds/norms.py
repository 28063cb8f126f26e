"""Loading of the shipped norms under the documents of a province's legal library."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import yaml

from khuyencong.records.models import Act, Norm, Reference

_TOLD = ("article", "kind", "content", "rate", "cap", "per", "conditions", "valid_from", "valid_to")
_TOLD_FROM = ("mark", "source", "remark")
_UNSAID: Mapping[str, Any] = {"conditions": "", "remark": ""}


def norms_content() -> str:
    return files("khuyencong.seed").joinpath("norms.yaml").read_text(encoding="utf-8")


def load_norms(references: Mapping[str, Reference], act: Act) -> None:
    """Bring the norms of these documents (by number) to the shipped state; what a person wrote is left alone."""
    held = {(norm.reference_id, norm.code): norm for norm in Norm.objects.filter(withdrawn_at_act=None)}
    for row in yaml.safe_load(norms_content())["norms"]:
        reference = references[row["act"]]
        values = {name: row.get(name, _UNSAID.get(name)) for name in (*_TOLD, *_TOLD_FROM)}
        former = held.get((reference.pk, row["id"]))
        if former is not None and (former.made_by_id or all(getattr(former, k) == v for k, v in values.items())):
            continue
        if former is not None:
            former.withdrawn_at_act = act.number
            former.save(update_fields=["withdrawn_at_act"])
        Norm.objects.create(reference=reference, code=row["id"], act=act, act_number=act.number, **values)
