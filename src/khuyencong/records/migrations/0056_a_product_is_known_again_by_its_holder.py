"""A product is known again in another list also where its holder's legal form is written otherwise: «HTX», «Hợp tác xã»."""

import re
import unicodedata

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

ROWS_A_TIME = 1000

# The rule as it stood on that day; what later code makes of a name is written by later migrations.
_NO_WORD = re.compile(r"[^a-z0-9]+")
_KINDS = (  # in this order: «Chi nhánh Công ty …» is none of its firm
    ("chi nhanh", re.compile(r"^chi nhanh\b")),
    ("cong ty", re.compile(r"\b(?:cong ty|cty|ct(?= (?:tnhh|cp)\b)|tnhh)\b")),
    ("hop tac xa", re.compile(r"\b(?:lien hiep )?(?:hop tac xa|htx)\b")),
    ("to hop tac", re.compile(r"\b(?:to hop tac|tht)\b")),
    ("doanh nghiep", re.compile(r"\b(?:doanh nghiep(?: tu nhan)?|dntn)\b")),
    (
        "ho",
        re.compile(r"^(?:ho(?: kinh doanh| san xuat| gia dinh| ca the)?|hkd|co so)\b(?: (?:ong|ba)\b)?|^(?:ong|ba)\b"),
    ),
)
_FORM = re.compile(
    r"\b(?:trach nhiem huu han|tnhh|mot thanh vien|1 thanh vien|mtv|hai thanh vien(?: tro len)?|co phan|cp|hop danh"
    r"|san xuat|sx|thuong mai|tm|dich vu|dv|xuat nhap khau|xnk|nong nghiep|tmdv|sxtm|va)\b"
)


def _folded(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return _NO_WORD.sub(" ", "".join(letter for letter in letters if not unicodedata.combining(letter)))


def core(name: str) -> str:
    """What is left of a firm's name without the words of its legal form."""
    folded = " ".join(_folded(name).split())
    kind, found = next(((kind, found) for kind, form in _KINDS if (found := form.search(folded))), ("", None))
    rest = folded[: found.start()] + folded[found.end() :] if found else folded
    own = " ".join(_FORM.sub(" ", rest).split())
    return f"{kind}: {own or ' '.join(rest.split())}"[:300]


def know_again(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    records = apps.get_model("records", "RegisterRecord").objects
    rows = list(records.filter(kind="product").exclude(holder="").only("pk", "kind", "name", "holder"))
    for row in rows:
        row.same = _folded(f"{row.kind} {row.name} {core(row.holder)}").strip()[:320]
    records.bulk_update(rows, ["same"], ROWS_A_TIME)


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0055_a_paper_tells_the_price_of_one"),
    ]

    operations = [
        migrations.RunPython(know_again, migrations.RunPython.noop),
    ]
