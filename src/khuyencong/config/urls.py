"""Root of all addresses: the counter, and signing in under «tai-khoan/»."""

from django.urls import include, path

from . import checks as checks  # Django runs the checks of modules that are imported, and addresses always are

urlpatterns = [
    path("tai-khoan/", include("allauth.urls")),
    path("", include("khuyencong.desk.urls")),
]
