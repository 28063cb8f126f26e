"""What an address asks for by name. A word that nothing is known by is no page: never another one's figures."""

from collections.abc import Container

from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

LONGEST_ID = 18  # digits; int() refuses thousands of them


def one_of(query: QueryDict, name: str, known: Container[str], usual: str = "") -> str:
    """One of the known words; the usual one where the address says nothing."""
    said = query.get(name, "")
    if not said:
        return usual
    if said not in known:
        raise unknown(name, said)
    return said


def id_in(query: QueryDict, name: str) -> int | None:
    """A number by which something is known; None where the address says nothing."""
    said = query.get(name, "")
    if not said:
        return None
    if (told := id_of(said)) is None:
        raise unknown(name, said)
    return told


def id_of(said: str) -> int | None:
    """A number as an address or a form says it; None for other words, and for one that nothing can be known by."""
    return int(said) if said.isdecimal() and len(said) <= LONGEST_ID else None


def table_behind(query: QueryDict, otherwise: str) -> str:
    """The way back to the columns of a paper's table for whom it lacked something; else a page by the name of its
    route."""
    paper, table = id_in(query, "van_ban"), id_in(query, "bang")
    return reverse(otherwise) if paper is None or table is None else reverse("columns", args=[paper, table])


def unheard(query: QueryDict, known: Container[str]) -> str:
    """Words for the conditions of an address that a page knows nothing of; empty where it knows them all."""
    names = ", ".join(f"«{name[:40]}»" for name in query if name not in known)
    return _("Trang này không có điều kiện %(names)s: chưa lọc theo điều kiện ấy.") % {"names": names} if names else ""


def unknown(name: str, said: str) -> Http404:
    return Http404(
        _("Địa chỉ hỏi «%(name)s=%(said)s», chương trình không biết giá trị này.")
        % {
            "name": name,
            "said": said[:40],
        }
    )


def registers_at(words: str) -> str:
    """The registers, searched for these words."""
    return f"{reverse('registers')}?{urlencode({'q': words[:100]})}"
