"""The language a person chose; Vietnamese for everybody else, whatever the browser prefers."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from .middleware import Middleware


class ChosenLanguage(Middleware):
    """Django's own middleware would take the browser's word: an official on an English Windows wants Vietnamese."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
