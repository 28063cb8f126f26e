"""Root of all addresses: the counter, and signing in under «tai-khoan/»."""

from django.urls import include, path

urlpatterns = [
    path("tai-khoan/", include("allauth.urls")),
    path("", include("khuyencong.desk.urls")),
]
