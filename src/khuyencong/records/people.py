"""People: users, and the office each holds in a unit for a time."""

from datetime import date

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .units import UnitType


class Office(models.TextChoices):
    """What a person may do, by design page «who uses it»; the value travels in history."""

    OFFICER = "officer", _("Chuyên viên")
    CENTRE = "centre", _("Trung tâm thực hiện")
    COMMUNE = "commune", _("Cán bộ cấp xã")
    AGENCY = "agency", _("Cơ quan phối hợp")
    LEADER = "leader", _("Lãnh đạo")
    COUNCIL = "council", _("Thành viên hội đồng")
    ASSOCIATION = "association", _("Hội, hiệp hội")
    APPLICANT = "applicant", _("Cơ sở CNNT, chủ thể OCOP")
    INSPECTOR = "inspector", _("Thanh tra")
    ADMIN = "admin", _("Quản trị hệ thống")


_OF_COMMUNES = (UnitType.COMMUNE_COMMITTEE, UnitType.DISTRICT_COMMITTEE)
_OVER_OTHERS = (UnitType.PROVINCE_COMMITTEE, UnitType.DEPARTMENT, UnitType.AGENCY)
# The kinds of units that have an office; those left out may be held anywhere. A division writes and issues for its
# whole department, so who leads it approves nothing there; who inspects reads the history of the whole province.
HELD_IN = {
    Office.OFFICER: (*_OVER_OTHERS, UnitType.DIVISION),
    Office.CENTRE: (UnitType.CENTRE,),
    Office.COMMUNE: _OF_COMMUNES,
    Office.LEADER: (*_OVER_OTHERS, *_OF_COMMUNES, UnitType.CENTRE, UnitType.ASSOCIATION),
    Office.INSPECTOR: _OVER_OTHERS,
    Office.ASSOCIATION: (UnitType.ASSOCIATION,),
}

ERASED_PREFIX = "da-xoa-"  # of the name that an erased account is left with


class User(AbstractUser):
    """An account. What it may do follows from its offices on the day, never from Django's staff flags."""

    full_name = models.CharField("họ và tên", max_length=100, blank=True)  # personal data
    language = models.CharField("ngôn ngữ", max_length=5, default="", blank=True)  # of mails; "": Vietnamese
    must_choose_password = models.BooleanField("phải đổi mật khẩu", default=False)  # somebody else knows it

    offices_kept: "dict[date, list[Membership]] | None" = None  # by day; see queries.keep_offices

    def __str__(self) -> str:
        return f"tài khoản số {self.pk}, đã xóa dữ liệu" if self.is_erased else self.full_name or self.username

    @property
    def is_erased(self) -> bool:
        return self.username.startswith(ERASED_PREFIX)


class Membership(models.Model):
    """A person's office in a unit."""

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    unit = models.ForeignKey("records.Unit", models.PROTECT, related_name="memberships")
    office = models.CharField("vai trò", max_length=12, choices=Office)
    valid_from = models.DateField("từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến ngày", null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("user", "unit", "office", "valid_from", name="membership_once"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_from__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="membership_dates",
            ),
            models.CheckConstraint(condition=Q(office__in=Office.values), name="membership_office"),
        ]
