"""Which fields hold personal data, and what becomes of each when a person is erased: the one declared table.

A test compares it with the models: a new link to an account, or a new field for a name or an address, needs a line.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from django.apps import apps
from django.db.models import Field

from khuyencong.terms.person_names import CAPITALISED, SURNAME


class Fate(StrEnum):
    """What erasing a person does to a field."""

    EMPTIED = "emptied"  # the account's own data
    DELETED = "deleted"  # rows that exist only because the person signed in
    LINK = "link"  # leads to the emptied account; who did what stays provable without saying who it was
    OFFICIAL = "official"  # part of an official paper, kept as archives law asks


@dataclass(frozen=True, slots=True)
class Personal:
    """One field, as «app.Model.field»."""

    field: str
    fate: Fate
    purpose: str

    @property
    def model(self) -> str:
        return self.field.rpartition(".")[0]

    @property
    def name(self) -> str:
        return self.field.rpartition(".")[2]

    def of_model(self) -> Field:
        found: Field = apps.get_model(self.model)._meta.get_field(self.name)
        return found


_SIGN_IN = "đăng nhập"
_WHO_DID = "ai làm việc gì, theo trách nhiệm công vụ"
_PAPER = "nội dung văn bản hành chính, lưu theo pháp luật lưu trữ"
_GUARD = "chống dò mật khẩu"

PERSONAL: tuple[Personal, ...] = (
    Personal("records.User.username", Fate.EMPTIED, _SIGN_IN),
    Personal("records.User.full_name", Fate.EMPTIED, _WHO_DID),
    Personal("records.User.first_name", Fate.EMPTIED, "không dùng"),
    Personal("records.User.last_name", Fate.EMPTIED, "không dùng"),
    Personal("records.User.email", Fate.EMPTIED, "thông báo"),
    Personal("records.User.password", Fate.EMPTIED, _SIGN_IN),
    Personal("records.User.last_login", Fate.EMPTIED, _SIGN_IN),
    Personal("records.Membership.user", Fate.LINK, _WHO_DID),
    Personal("records.Act.actor", Fate.LINK, _WHO_DID),
    Personal("records.Statement.made_by", Fate.LINK, _WHO_DID),
    Personal("records.Paper.received_by", Fate.LINK, _WHO_DID),
    Personal("records.Fact.reviewed_by", Fate.LINK, _WHO_DID),
    Personal("records.ReportEdit.made_by", Fate.LINK, _WHO_DID),
    Personal("records.Stationery.set_by", Fate.LINK, _WHO_DID),
    Personal("records.Draft.made_by", Fate.LINK, _WHO_DID),
    Personal("records.Draft.changed_by", Fate.LINK, _WHO_DID),
    Personal("records.Draft.answers", Fate.OFFICIAL, _PAPER),
    Personal("records.ReferenceVersion.made_by", Fate.LINK, _WHO_DID),
    Personal("records.ReferenceChange.made_by", Fate.LINK, _WHO_DID),
    Personal("records.BookNumber.made_by", Fate.LINK, _WHO_DID),
    Personal("records.ReturnedFile.returned_by", Fate.LINK, _WHO_DID),
    Personal("records.PlanVersion.prepared_by", Fate.LINK, _WHO_DID),
    Personal("records.PlanVersion.approved_by", Fate.LINK, _WHO_DID),
    Personal("records.SigningPost.user", Fate.LINK, _WHO_DID),
    Personal("records.SigningRequest.writer", Fate.LINK, _WHO_DID),
    Personal("records.SigningRequest.signed_by", Fate.LINK, _WHO_DID),
    Personal("records.SigningPost.name", Fate.OFFICIAL, _PAPER),
    Personal("records.SigningRequest.document", Fate.OFFICIAL, _PAPER),
    Personal("records.Opening.user", Fate.LINK, "ai đã mở, tải văn bản và danh mục; lưu hai năm"),
    Personal("records.Norm.made_by", Fate.LINK, _WHO_DID),
    Personal("records.TaskShare.done_by", Fate.LINK, _WHO_DID),
    Personal("records.RegisterRecord.name", Fate.OFFICIAL, _PAPER),
    Personal("records.RegisterRecord.holder", Fate.OFFICIAL, _PAPER),
    Personal("records.RegisterRecord.address", Fate.OFFICIAL, _PAPER),
    Personal("records.RegisterRecord.key", Fate.OFFICIAL, _PAPER),
    Personal("records.RegisterRecord.same", Fate.OFFICIAL, _PAPER),
    Personal("records.Establishment.name", Fate.OFFICIAL, _PAPER),
    Personal("records.Establishment.key", Fate.OFFICIAL, _PAPER),
    Personal("records.Establishment.core", Fate.OFFICIAL, _PAPER),
    Personal("records.Arrangement.words", Fate.OFFICIAL, _PAPER),
    Personal("records.Paper.signer", Fate.OFFICIAL, _PAPER),
    Personal("records.Paper.text", Fate.OFFICIAL, _PAPER),
    Personal("records.Issue.document", Fate.OFFICIAL, _PAPER),
    Personal("account.EmailAddress.user", Fate.DELETED, "thông báo"),
    Personal("account.EmailAddress.email", Fate.DELETED, "thông báo"),
    Personal("mfa.Authenticator.user", Fate.DELETED, "xác thực hai bước"),
    Personal("mfa.Authenticator.data", Fate.DELETED, "xác thực hai bước"),
    Personal("records.Notification.user", Fate.DELETED, "thông báo"),
    Personal("records.NotificationChoice.user", Fate.DELETED, "thông báo"),
    Personal("usersessions.UserSession.user", Fate.DELETED, _SIGN_IN),
    Personal("usersessions.UserSession.ip", Fate.DELETED, _SIGN_IN),
    Personal("usersessions.UserSession.user_agent", Fate.DELETED, _SIGN_IN),
    Personal("axes.AccessAttempt.username", Fate.DELETED, _GUARD),
    Personal("axes.AccessAttempt.ip_address", Fate.DELETED, _GUARD),
    Personal("axes.AccessLog.username", Fate.DELETED, _GUARD),
    Personal("axes.AccessLog.ip_address", Fate.DELETED, _GUARD),
    Personal("axes.AccessFailureLog.username", Fate.DELETED, _GUARD),
    Personal("axes.AccessFailureLog.ip_address", Fate.DELETED, _GUARD),
    Personal("sessions.Session.session_data", Fate.DELETED, _SIGN_IN),
)


def with_fate(fate: Fate, model: str = "") -> tuple[Personal, ...]:
    """The fields with this fate, of one model or of all."""
    return tuple(one for one in PERSONAL if one.fate == fate and model in ("", one.model))


_NAME = rf"\b(?i:{SURNAME})\s+(?:(?i:văn|thị|hữu|đình|ngọc|xuân|đức|minh|thanh)\b|{CAPITALISED})(?:\s+\w+){{0,3}}"
_TITLE = r"(?:ông|bà|anh|chị|nghệ nhân|hộ(?: gia đình| kinh doanh| cá thể| sản xuất)*|hkd)"
_RUN = rf"(?<!xã )(?<!phường )(?<!huyện )(?<!tỉnh )(?<!trấn )(?<!phố )(?<!ấp )\b{CAPITALISED}(?:\s+{CAPITALISED})+"
_ALONE = re.compile(rf"\s*(?:(?i:cơ sở)\s+)?(?P<name>{_NAME})\s*")
_TITLED = re.compile(rf"\s*(?:{_TITLE}\s+)+", re.IGNORECASE)
_IN_TITLED = re.compile(rf"{_RUN}|{_NAME}")
_LATER = re.compile(rf"(?<=\s)(?:{_TITLE}\s+)+(?P<name>{CAPITALISED}(?:\s+{CAPITALISED})+)")


def without_people(words: str) -> str:
    """A holder's name for those who need not know the person: «Hộ Nguyễn Văn Thử» → «Hộ N. V. Thử».

    Behind a word for a person or a household every name is a person's, whatever the surname. A name that is no
    person's stays: «HTX Lê Lợi» is an organisation, and says so by its first word.
    """
    if alone := _ALONE.fullmatch(words):
        return words[: alone.start("name")] + masked(alone["name"])
    if titled := _TITLED.match(words):
        return titled.group() + _IN_TITLED.sub(lambda name: masked(name.group()), words[titled.end() :])
    return _LATER.sub(lambda told: told.group().removesuffix(told["name"]) + masked(told["name"]), words)


def masked(name: str) -> str:
    """A name where only its bearer needs to know it again: «Nguyễn Văn Thử» → «N. V. Thử»; an e-mail keeps its host."""
    head, at, host = name.partition("@")
    if at:
        return f"{head[:1]}…@{host}"
    *before, last = name.split() or [""]
    return " ".join([*(f"{word[0]}." for word in before), last])
