"""What an exchange package says of an official paper: the fields of edXML that we know of (QCVN 102:2016/BTTTT).

The names were read in published clients of the national axis, not in the regulation; where its code lists were not
found (type, sphere, steering), the value is left out rather than guessed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum


class Business(IntEnum):
    """What a package is about (BussinessDocType)."""

    NEW = 0
    RECALL = 1
    UPDATE = 2
    REPLACE = 3


STATUSES = {
    "01": "đã đến",
    "02": "từ chối tiếp nhận",
    "03": "đã tiếp nhận",
    "04": "đã phân công",
    "05": "đang xử lý",
    "06": "đã hoàn thành",
    "13": "bên gửi xin lấy lại",
    "15": "đồng ý cho lấy lại",
    "16": "từ chối cho lấy lại",
}
"""StatusCode of a message that answers a package, in words."""


class Lack(StrEnum):
    """What keeps a package from being sent as it is."""

    SENDER = "sender"  # no identifier of the agency
    RECEIVERS = "receivers"  # somebody is told of by a reference, or nobody at all
    RECEIVER_CODES = "receiver_codes"


LACK_WORDS = {
    Lack.SENDER: "mã định danh của cơ quan gửi",
    Lack.RECEIVERS: "tên từng cơ quan nhận («Như Điều …» không phải tên cơ quan)",
    Lack.RECEIVER_CODES: "mã định danh của nơi nhận",
}


@dataclass(frozen=True, slots=True)
class Organ:
    """An agency in a package; without `code` it has no identifier here yet."""

    name: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Attached:
    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Exchange:
    """One paper as a package; `number` without its symbol."""

    sender: Organ
    receivers: tuple[Organ, ...]
    number: str
    notation: str
    place: str
    day: date
    kind_vi: str
    subject: str
    competence: str  # «KT. GIÁM ĐỐC»; "" when the head signs himself
    position: str
    signer: str
    to_places: tuple[str, ...]
    urgency: str = ""
    pages: int | None = None
    copies: int | None = None
    business: Business = Business.NEW
    reason: str = ""
    about: str = ""  # the paper recalled or replaced, as a DocumentId
    annexes: tuple[str, ...] = ()  # titles
    files: tuple[Attached, ...] = ()

    @property
    def document_id(self) -> str:
        """«OrganId,yyyy/mm/dd,số/ký hiệu»."""
        return document_id(self.sender, self.day, f"{self.number}/{self.notation}")

    @property
    def lacks(self) -> tuple[Lack, ...]:
        """What the e-office must fill in before the package can be sent."""
        checks = (
            (Lack.SENDER, not self.sender.code),
            (Lack.RECEIVERS, not self.receivers or any(is_reference(place) for place in self.to_places)),
            (Lack.RECEIVER_CODES, any(not one.code for one in self.receivers)),
        )
        return tuple(lack for lack, holds in checks if holds)

    def lacks_in(self, words: Mapping[Lack, object]) -> list[str]:
        """What it lacks, in these words; receivers without a code by name."""
        uncoded = ", ".join(one.name for one in self.receivers if not one.code)
        named = {Lack.RECEIVER_CODES: f" ({uncoded})"}
        return [f"{words[lack]}{named.get(lack, '')}" for lack in self.lacks]


def document_id(sender: Organ, day: date, number: str) -> str:
    return f"{sender.code},{day:%Y/%m/%d},{number}"


ABOVE = "như trên"  # «Nơi nhận» points back to «Kính gửi»


def is_reference(place: str) -> bool:
    """«Như Điều 4»: told elsewhere in the paper, and no agency's name."""
    return place.lower().startswith("như ") and place.lower() != ABOVE


@dataclass(frozen=True, slots=True)
class StatusMessage:
    """What a receiver answered about a package: to which paper, when, with which code."""

    about: str
    sender: Organ
    code: str
    at: str
    words: str = ""
