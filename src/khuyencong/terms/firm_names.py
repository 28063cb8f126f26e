"""Names of firms, co-operatives and households: when two spellings are one, and when they only may be."""

import re

from .vietnamese import fold_words, nfc

LONGEST = 300
_BLANKS = re.compile(r"[\s.,;:\"'“”«»()–-]+")
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


def spelling(name: str) -> str:
    """By which one spelling is known again: blanks, marks of punctuation and capitals tell nothing, letters do."""
    return " ".join(_BLANKS.sub(" ", nfc(name).casefold()).split())[:LONGEST]


def core(name: str) -> str:
    """What is left of a name without the words of its legal form, whatever its marks: equal for «Cty TNHH Gỗ Minh Tâm»
    and «Công ty trách nhiệm hữu hạn gỗ Minh Tâm», which then may be one."""
    folded = " ".join(fold_words(name).split())
    kind, found = next(((kind, found) for kind, form in _KINDS if (found := form.search(folded))), ("", None))
    rest = folded[: found.start()] + folded[found.end() :] if found else folded
    own = " ".join(_FORM.sub(" ", rest).split())
    return f"{kind}: {own or ' '.join(rest.split())}"[:LONGEST]
