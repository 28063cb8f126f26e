"""What may come in at all: bodies of a size we serve, and words without control characters, in one spelling.

It is the one place for both, before any view or form: a NUL would stop PostgreSQL with an error, and two spellings of
one Vietnamese letter would hide a paper from its own search.
"""

from collections.abc import Iterable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from khuyencong.desk.access import page_behind, way_back
from khuyencong.terms.plain_words import has_control, kept

from .middleware import Middleware


class PlainWords(Middleware):
    """Refuses control characters in every field and parameter, and keeps the rest composed (NFC)."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in _METHODS:
            return HttpResponseNotAllowed(_METHODS)
        if "HTTP_TRANSFER_ENCODING" in request.META:  # its body would count as empty; a proxy tells a length
            return _refused(request, _("Yêu cầu không nói độ dài của mình."), 411)
        if _length(request) > settings.MAX_REQUEST_BYTES:
            return _refused(request, _("Các tệp gửi cùng lúc lớn quá: hãy gửi làm nhiều lần."), 413)
        if has_control(request.path) or any(map(has_control, _said(request.GET))):
            return _refused(request, _("Địa chỉ có ký tự không đọc được."), 400)
        request.GET = _composed(request.GET)  # type: ignore[assignment]
        if request.method == "POST" and request.content_type in _FORMS:
            if any(map(has_control, _said(request.POST))):
                return _refused(
                    request, _("Có ô chứa ký tự không đọc được: hãy xóa và gõ lại. Chưa có gì được ghi."), 400
                )
            request.POST = _composed(request.POST)  # type: ignore[assignment]
        answer = self.get_response(request)
        return answer if answer.status_code != 405 or answer.content else _no_page(request, answer)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A page that stood open across a sign-in; the way back leads to what was typed."""
    return render(request, "403_csrf.html", {"back": page_behind(request)}, status=403)


_METHODS = ("GET", "HEAD", "POST")  # all that the counter understands
_FORMS = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})


def _length(request: HttpRequest) -> int:
    told = request.META.get("CONTENT_LENGTH") or "0"
    return int(told) if str(told).isdecimal() else 0


def _said(fields: QueryDict) -> Iterable[str]:
    for name, values in fields.lists():
        yield name
        yield from map(str, values)


def _composed(fields: QueryDict) -> QueryDict:
    if all(kept(words) == words for words in _said(fields)):
        return fields
    composed = QueryDict(mutable=True)
    for name, values in fields.lists():
        composed.setlist(kept(name), [kept(str(value)) for value in values])
    composed._mutable = False
    return composed


def _no_page(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """An address that only takes what a form sends: somebody opened it, a browser would show its own fault."""
    page = render(request, "405.html", status=405)
    page["Allow"] = answer["Allow"]
    return page


def _refused(request: HttpRequest, reason: str, status: int) -> HttpResponse:
    return render(request, "refused_at_door.html", {"reason": reason, "back": way_back(request)}, status=status)
