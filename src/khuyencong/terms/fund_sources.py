"""The fund sources a province starts with: what each is called, in which programme, and what papers call it besides.

A word may mean another source in one programme: «đối ứng» is what workshops bring in a khuyến công plan, and what the
holder of a product pays in one of OCOP. How sure we are of a source is told by a mark, as of legal documents.
"""

from dataclasses import dataclass
from datetime import date

from .known_documents import Mark

OTHER = "nguồn khác"  # what is brought beside the state's money: đối ứng, đóng góp, xã hội hóa
KHUYEN_CONG, OCOP, TRADE, SCIENCE = "khuyen-cong", "ocop", "xttm", "khcn"
_NO_DISTRICTS = date(2025, 6, 30)  # the last day of the district level (NQ 202/2025/QH15)


@dataclass(frozen=True, slots=True)
class KnownSource:
    """`programme`: offered in its plans only, "" in all. `words` mean it everywhere, `words_of` in one programme."""

    code: str
    name: str
    programme: str = ""
    words: tuple[str, ...] = ()
    words_of: tuple[tuple[str, str], ...] = ()
    mark: Mark = Mark.SAMPLE
    basis: str = "Kế hoạch, báo cáo của tỉnh"
    valid_to: date | None = None
    under: str = ""  # the code of the source it is a part of
    is_own: bool = False  # beside the state's: nobody's plan keeps those who bring it from bringing more

    @property
    def path(self) -> str:
        return f"/{self.under}/{self.code}/" if self.under else f"/{self.code}/"


def _in(programme: str, *words: str) -> tuple[tuple[str, str], ...]:
    return tuple((word, programme) for word in words)


_OF_PLAIN_WORDS = "Tên gọi thông dụng trong văn bản của tỉnh, huyện, xã"
KNOWN_SOURCES = (
    KnownSource("kcdp", "Kinh phí khuyến công địa phương", KHUYEN_CONG, ("khuyến công địa phương", "KCĐP")),
    KnownSource(
        "kcqg", "Kinh phí khuyến công quốc gia", KHUYEN_CONG, ("khuyến công quốc gia", "KCQG"),
        _in(KHUYEN_CONG, "ngân sách trung ương"),
    ),
    KnownSource(
        "thu-hut", "Nguồn thu hút từ doanh nghiệp, cơ sở CNNT (nguồn khác)", KHUYEN_CONG, ("nguồn thu hút",),
        _in(KHUYEN_CONG, OTHER, "đóng góp", "doanh nghiệp đóng góp"), is_own=True,
    ),
    KnownSource(
        "doi-ung-co-so", "Vốn đối ứng của cơ sở thụ hưởng", KHUYEN_CONG, (),
        _in(KHUYEN_CONG, "đối ứng", "vốn đối ứng", "vốn của cơ sở"), under="thu-hut", is_own=True,
    ),
    KnownSource(
        "snkt", "Sự nghiệp kinh tế ngân sách tỉnh", "", ("sự nghiệp kinh tế",), _in(KHUYEN_CONG, "ngân sách tỉnh")
    ),
    KnownSource(
        "snkhcn", "Sự nghiệp khoa học và công nghệ", "",
        ("sự nghiệp khoa học", "sự nghiệp KH&CN"), mark=Mark.SAMPLE, basis="Kế hoạch của Sở Khoa học và Công nghệ",
    ),
    KnownSource("nstw", "Ngân sách trung ương", "", ("NSTW",), mark=Mark.MEMORY, basis="Luật Ngân sách nhà nước"),
    KnownSource(
        "mtqg", "Chương trình mục tiêu quốc gia", "", ("CTMTQG", "vốn chương trình mục tiêu quốc gia"),
        mark=Mark.SECOND, basis="Nghị quyết số 257/2025/QH15, theo căn cứ của Quyết định số 26/2026/QĐ-TTg",
    ),
    KnownSource(
        "xttm-qg", "Chương trình cấp quốc gia về xúc tiến thương mại", TRADE, ("xúc tiến thương mại quốc gia",),
        mark=Mark.MEMORY, basis="Quy chế Chương trình cấp quốc gia về xúc tiến thương mại",
    ),
    KnownSource("nst", "Ngân sách tỉnh", "", ("ngân sách thành phố", "ngân sách cấp tỉnh", "ngân sách địa phương")),
    KnownSource(
        "nsh", "Ngân sách huyện", "", ("ngân sách cấp huyện",), mark=Mark.SECOND,
        basis="Không còn cấp huyện từ ngày 01/7/2025 (Nghị quyết số 202/2025/QH15)", valid_to=_NO_DISTRICTS,
    ),
    KnownSource("nsx", "Ngân sách xã", "", ("ngân sách phường", "ngân sách đặc khu", "ngân sách cấp xã")),
    KnownSource(
        "doi-ung", "Vốn đối ứng của chủ thể, đơn vị thụ hưởng", "",
        ("đối ứng", "vốn đối ứng", "đối ứng của chủ thể", "vốn của chủ thể"), _in(OCOP, OTHER, "đóng góp"),
        mark=Mark.MEMORY, basis=_OF_PLAIN_WORDS, is_own=True,
    ),
    KnownSource(
        "dong-gop", "Đóng góp của doanh nghiệp, đơn vị tham gia", "", ("đóng góp", "doanh nghiệp đóng góp"),
        _in(TRADE, OTHER, "đối ứng", "vốn đối ứng"), mark=Mark.MEMORY, basis=_OF_PLAIN_WORDS, is_own=True,
    ),
    KnownSource(
        "xa-hoi-hoa", "Xã hội hóa", "", ("nguồn xã hội hóa", "vốn xã hội hóa"),
        mark=Mark.MEMORY, basis=_OF_PLAIN_WORDS, is_own=True,
    ),
    KnownSource(
        "tin-dung", "Vốn tín dụng", "", ("tín dụng", "vốn vay"),
        mark=Mark.MEMORY, basis=_OF_PLAIN_WORDS, is_own=True,
    ),
    KnownSource(
        "khac", "Nguồn khác", "", ("nguồn vốn khác",), mark=Mark.MEMORY, basis=_OF_PLAIN_WORDS, is_own=True
    ),
)  # fmt: skip
_OWN = tuple(known.path for known in KNOWN_SOURCES if known.is_own)


def is_own(path: str) -> bool:
    """Whether a source, told by its path, is money that firms, holders and lenders bring beside the state's."""
    return path.startswith(_OWN)
