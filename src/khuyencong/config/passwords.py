"""What a password may not be: too short, or the words everybody here would try first."""

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from khuyencong.terms.vietnamese import fold

OURS = ("khuyencong", "dongnai", "congthuong", "socongthuong", "ubnd", "matkhau", "chuyenvien", "quantri", "bienhoa")
LEAST_BESIDE = 6  # so many signs must be left when our words are taken away


class LongEnough(MinimumLengthValidator):
    """The framework's rule in our words: its Vietnamese has none for this one."""

    def get_error_message(self) -> str:
        return str(_("Mật khẩu quá ngắn: cần ít nhất %(least)s ký tự.") % {"least": self.min_length})


class NotOfThisHouse:
    """Refuses a password that is little more than the name of the office, the place or the system."""

    def validate(self, password: str, user: object = None) -> None:
        rest = "".join(char for char in fold(password) if char.isalnum())
        named = [word for word in OURS if word in rest]
        for word in sorted(named, key=len, reverse=True):
            rest = rest.replace(word, "")
        if named and len(rest) < LEAST_BESIDE:
            raise ValidationError(_("Mật khẩu gần như chỉ là tên cơ quan, địa phương hay hệ thống."), code="house_word")

    def get_help_text(self) -> str:
        return str(_("Đừng dùng tên cơ quan, địa phương hay hệ thống làm mật khẩu."))
