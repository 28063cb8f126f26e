"""The words of a whole programme, plan or year of it, whose money is no single thing's."""

import re
from functools import lru_cache

from .sums import ABOUT

FIELD = r"(?:khuyen cong|ocop|moi xa(?:,? (?:moi )?phuong)? mot san pham|xuc tien thuong mai|xttm)\b"
TOPIC = rf"(?:{FIELD}|kcqg\b|kcdp\b)"
PROGRAMME = (
    r"(?:thuc hien |trien khai |phat trien |phuc vu |ho tro |hoat dong |cong tac |chuong trinh "
    r"|de an |ke hoach |cac |cua |cho |trong )*"
    rf"[\"“«]?{TOPIC}"
)
# «kế hoạch khuyến công tỉnh năm 2024 với nguồn kinh phí …»: the plan itself, which no number counts.
_WHOLE_PLAN = re.compile(
    rf"(?<!\d )(?<!chuong trinh, )(?:ke hoach|chuong trinh|de an|du toan)(?: [a-z]+){{0,3}}? [\"“(]?{TOPIC}[\"”)]*"
    r"(?: (?:dia phuong|quoc gia|cap tinh|(?:cua |tren dia ban )?(?:tinh|huyen|thanh pho|thi xa)"
    r"(?: (?!ho tro|voi|co |nam |giai )[a-z]+){0,3}|nam|giai doan|\(?dot|[\d–)-]+)){0,8}"
    r"(?:,?(?: (?:voi|co|la))+|,|:) (?:(?:nguon|so|tong|muc) )*(?:kinh phi|von)[a-z ]{0,24}$"
)
_SO_MANY_OF = re.compile(r"\d+ (?:de an|du an|nhiem vu|mo hinh)\b[^,.;:]{0,60} (?:cua|theo|thuoc|thuc hien) $")
# «tổng kinh phí khuyến công năm 2024 là …», «tổng kinh phí sự nghiệp khoa học của tỉnh năm 2024»: a year of a budget
PROGRAMME_YEAR = re.compile(
    r"tong (?:(?:muc |nguon |so )?(?:kinh phi|von|tien)|(?:muc )?chi)(?: da)?"
    rf" (?:{PROGRAMME}|su nghiep [a-z ]{{4,40}}?)"
    r"(?: (?:dia phuong|quoc gia|cua|toan|tinh|ca))*"
    r" (?:nam|giai doan) 20\d\d(?:[ –-]+20\d\d)?(?: [a-z]+){0,3}:?\s*$"
)
# «Kinh phí triển khai Đề án là …», as printed: with its capital the programme that a paper is about, no project
OF_SCHEME = re.compile(
    r"[Kk]inh phí (?:thực hiện|triển khai)(?: toàn bộ)? Đề án(?: [“\"«(]|,? (?:là|dự kiến|khoảng)\b)"
)
# «ngân sách dành cho khuyến công là …», «chương trình phát triển ngành nghề cần gần …»
_FOR_PROGRAMME = re.compile(
    rf"(?:danh|bo tri|phan bo|cap|giao) cho (?:hoat dong |cong tac |chuong trinh )?{TOPIC}(?: dia phuong| cua tinh)*"
    rf"(?: duoc| dat)?{ABOUT}\s*$"
    rf"|\b(?:chuong trinh|ke hoach) [^,.;:\d]{{3,60}} can{ABOUT}\s*$"
    rf"|ho tro (?:hoat dong|cong tac|chuong trinh) {TOPIC}(?: cua)?(?: tinh| toan tinh| dia phuong)*\s*$"
    # «kinh phí bảo tồn nghề truyền thống trên địa bàn huyện năm 2024 là …»: of a whole area, and nothing is counted
    r"|(?:^|, |\. )kinh phi [^,;:\d]{6,90} tren dia ban (?:toan )?(?:tinh|huyen|thi xa|thanh pho)"
    rf"(?: [a-z]+){{0,4}}(?: (?:nam|giai doan) 20\d\d(?: ?[-–] ?20\d\d)?)?{ABOUT}:?\s*$"
)
_OF_PROGRAMME = re.compile(
    rf"\s*(?:(?:tien |von |kinh phi |nguon )+{PROGRAMME}"
    r"|(?:(?:tu|trong) (?:nguon |von |kinh phi )*ngan sach [a-z ]{2,24} )?"
    rf"(?:cho|de|phuc vu|ho tro) (?:(?:cac|hoat dong|cong tac|chuong trinh|thuc hien|trien khai|lam) )*[\"“«]?{TOPIC}"
    r"(?! (?:cua|cho) (?:huyen|xa|thi xa|co so))"
    rf"|(?:de )?(?:thuc hien|trien khai|phat trien) (?:chuong trinh|de an|ke hoach) [\"“]?{TOPIC}"
    r"[\"”]?(?: \(?ocop\)?)?"
    r"(?: (?:nam|giai doan) 20\d\d(?: ?[-–] ?20\d\d)?| tren dia ban [a-z ]{4,30}| cua tinh"
    r"| (?:tinh|huyen|thanh pho|thi xa) [a-z]+ [a-z]+)*\s*(?:[.;]|$|(?=ho tro (?:cac )?(?:doanh nghiep|co so)\b)))"
)
_FOR_SO_MANY = re.compile(
    r"(?:(?:[a-z ]| 20\d\d\b){0,40}\b(?:cho|de|ho tro|voi)\b|,?(?: da| de)* (?:thuc hien|trien khai)\b)"
    r"[a-z ]{0,30} \d[\d.]*(?: ?[-–] ?\d+)? [a-z]"
)


_AIMS_AT = re.compile(r"[^.;:,\d]{0,60}, phan dau (?:[a-z]+ ){1,5}\d")  # «…, phấn đấu có thêm 4 sản phẩm»
# «phê duyệt Đề án Chương trình mỗi xã một sản phẩm …»: what a paper then calls «Đề án» is no single project
SCHEME = re.compile(
    r"\b(?:de an|ke hoach) (?:thuc hien |phat trien (?:san pham )?)?(?:chuong trinh )?[\"“]?"
    r"(?:ocop|moi xa(?:,? (?:moi )?phuong)? mot san pham)\b"
    # … nor one whose name has several years: «đề án (“)Phát triển làng nghề giai đoạn 2026 - 2030(”)»
    r"|\b(?:de an|ke hoach|chuong trinh) (?:[\"“«][^\"”»]{4,160}|(?!khuyen cong)[a-z, ]{8,110})"
    r" giai doan 20\d\d ?[-–] ?20\d\d\b"
)


# What is asked for, or what somebody got, is for a thing, though a programme gives it.
_ASKED = re.compile(rf"\b(?:de xuat|de nghi|kien nghi)\b|^\W*duoc (?:ho tro|cap){ABOUT}\s*$")


# «tỉnh dành 1,2 tỷ đồng thực hiện hoạt động khuyến công», but not «Hội nghị …: 50 triệu đồng thực hiện hoạt động …»
_SET_ASIDE = re.compile(rf"^[^:]*\b(?:danh|bo tri|phan bo){ABOUT}\s*$")
# «Kinh phí 500 triệu đồng để phát triển sản phẩm OCOP năm 2024, từ ngân sách tỉnh»
_BARE = re.compile(rf"\W*(?:tong |so )?kinh phi(?: thuc hien)?{ABOUT}\s*")
_FOR_WORK = re.compile(
    rf"\s*(?:de )?(?:(?:thuc hien|trien khai) (?:hoat dong|cong tac)|(?:ho tro )?phat trien (?:cac )?san pham) {TOPIC}"
    r"(?: (?:nam|giai doan) 20\d\d(?: ?[-–] ?20\d\d)?| cua tinh)*\s*(?:[.;]|$|, (?=tu|trong do|gom))"
)


# «tỉnh đã cấp 12 tỷ đồng cho các huyện, sở, ngành để phát triển sản phẩm OCOP»: given out, and nothing is told of what
_GIVES_OUT = re.compile(rf"^[^:]*\b(?:cap|phan bo|bo tri|giao|chuyen|trich|danh|ho tro)(?: kinh phi)?{ABOUT}\s*$")
_AGENCY = r"(?:huyen|thi xa|thanh pho|xa|phuong|dia phuong|don vi|so|nganh|ban|hoi|co quan|to chuc|doan the)"
_TO_ALL = re.compile(
    rf" (?:cho|ve|den) cac {_AGENCY}(?:(?:,| va|,? cung) (?:cac )?{_AGENCY}){{0,8}}(?: lien quan| trong tinh)?"
    r"(?:(?: de| nham)? (?:ho tro|phat trien|trien khai|thuc hien|xay dung)"
    r"(?: (?:cac|san pham|chu the|chuong trinh|hoat dong|cong tac|de an|ke hoach))*"
    rf" {TOPIC}(?: (?:dia phuong|cua tinh))?(?: nam 20\d\d)?)?\s*(?:[.;]|$)"
)


def is_of_whole_plan(lead: str) -> bool:
    """Whether a plan itself, and not so many projects of it, leads to a sum."""
    found = _WHOLE_PLAN.search(lead)
    return found is not None and not _SO_MANY_OF.search(lead, 0, found.start())


def is_programmes(lead: str, after: str) -> bool:
    """Whether a sum is the money of a whole plan or programme by the words before it or right behind it."""
    if _is_called_programmes(lead) or (_SET_ASIDE.search(lead) and _FOR_WORK.match(after)):
        return True
    if _BARE.fullmatch(lead) and _FOR_WORK.match(after):
        return True
    if _TO_ALL.match(after) and _GIVES_OUT.search(lead):
        return True
    return is_of_programme(after) and not _ASKED.search(lead)


@lru_cache(maxsize=1024)
def _is_called_programmes(lead: str) -> bool:
    return is_of_whole_plan(lead) or _FOR_PROGRAMME.search(lead) is not None


def is_of_programme(after: str) -> bool:
    """«3 tỷ đồng vốn khuyến công»: the money of a whole programme; with «cho 12 đề án» behind it, of these."""
    found = _OF_PROGRAMME.match(after)
    if found is None or _FOR_SO_MANY.match(after, found.end()):
        return False
    return _AIMS_AT.match(after, found.end()) is None


def is_for_so_many(after: str) -> bool:
    """«2 tỷ đồng hỗ trợ từ 10 - 15 đề án»: a sum right behind which the things it is for are counted."""
    return _FOR_SO_MANY.match(after) is not None
