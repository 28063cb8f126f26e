"""What every answer tells the browser beyond Django's own headers, and how files of strangers are handed out."""

from django.http import HttpRequest, HttpResponse

from .middleware import Middleware

_FEATURES = ("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "microphone", "payment", "usb")
ALWAYS = {
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _FEATURES),
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
}
# A file that somebody sent in may hold anything: even opened in the browser it may run, load and frame nothing.
SANDBOX = "default-src 'none'; frame-ancestors 'none'; sandbox"


class Headers(Middleware):
    """Sets them where a view has not; pages of people with an account are kept by nobody on the way."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        for name, value in ALWAYS.items():
            answer.setdefault(name, value)
        if answer.get("Content-Disposition", "").startswith("attachment"):
            answer["Content-Security-Policy"] = SANDBOX
        if getattr(request, "user", None) is not None and request.user.is_authenticated:
            answer.setdefault("Cache-Control", "no-store, private")
        if request.method == "POST" and request.resolver_match and request.resolver_match.url_name == "account_logout":
            answer["Clear-Site-Data"] = '"cache", "storage"'
        return answer
