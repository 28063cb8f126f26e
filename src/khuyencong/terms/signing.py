"""The lines above a signer's name: with what authority somebody signs (NĐ 30/2020, Điều 13; Phụ lục I, II.7)."""

from enum import StrEnum

from .document import Signature


class Mark(StrEnum):
    """What stands before the head's position when somebody else signs, or when nobody does it for him."""

    OWN = ""
    DEPUTY = "KT."  # a deputy for the head
    ACTING = "Q."  # acting head
    ORDER = "TL."  # by order: the head of a division
    EMPOWERED = "TUQ."  # by written authority, limited in time and matter, never passed on


class Rank(StrEnum):
    """What a post is among those that sign: it decides the mark before the head's position."""

    HEAD = "head"
    ACTING = "acting"  # quyền: placed in the head's post for a time
    DEPUTY = "deputy"
    DIVISION_HEAD = "division_head"
    DIVISION_DEPUTY = "division_deputy"
    OTHER = "other"  # of another agency, empowered from outside


class Ground(StrEnum):
    LEAVE = "leave"  # nghỉ phép, đi công tác: the grantor does not sign, the grantee stands in
    ORDER = "order"  # thừa lệnh, laid down in the working rules
    EMPOWERED = "empowered"  # ủy quyền by paper, for a time and a matter; never passed on


def signature(
    head: str, name: str, mark: Mark = Mark.OWN, own: str = "", *, collective: str = "", deputy: str = ""
) -> Signature:
    """Signature lines for the head's position, the mark, and the signer's own position where they differ.

    `collective` is the body the head presides over («Ủy ban nhân dân»: always TM.). `deputy` is the position of a
    deputy who signs for the person ordered (TL. GIÁM ĐỐC / KT. TRƯỞNG PHÒNG / PHÓ TRƯỞNG PHÒNG).
    """
    if mark in (Mark.DEPUTY, Mark.ORDER, Mark.EMPOWERED) and not own:
        raise ValueError(f"{mark} needs the signer's own position")
    if deputy and mark is not Mark.ORDER:
        raise ValueError("only an order may be passed on to a deputy")
    lines = [f"TM. {collective}"] if collective else []
    lines.append(f"{mark} {head}".strip())
    if own:
        lines += [f"KT. {own}", deputy] if deputy else [own]
    return Signature(tuple(line.upper() for line in lines), name)
