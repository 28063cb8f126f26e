"""Root of all addresses: the counter, signing in under «tai-khoan/», and the ear for browsers' policy reports."""

from django.urls import include, path

from .policy_reports import policy_report

urlpatterns = [
    path("bao-chinh-sach/", policy_report, name="policy_report"),
    path("tai-khoan/", include("allauth.urls")),
    path("", include("khuyencong.desk.urls")),
]
