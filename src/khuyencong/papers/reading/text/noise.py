"""Digits that are no figures: telephone numbers, web addresses, standards, marks of notes, ceilings of other things."""

import re
from collections.abc import Iterator

from ....terms.facts import Span
from ....terms.vietnamese import fold
from .scan import Scan, found_from

_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@\S{1,100}")
_NOISE = re.compile(
    r"(?:https?://\S+|www\.\S+"
    r"|(?<![\d.,])0\d{2,3}[. ]?\d{3}[. ]?\d{3,4}(?!\d)|\b(?:iso|tcvn"
    r"|haccp|gmp)\s*(?:[a-z]+\s*)?\d+(?::\d+)?(?![\d:]|[.,]\d|\s(?:nghin|ngan|trieu|ty|ti)\b)"
    r"|\b(?:dvt|don vi(?: tinh)?)\s*:\s*(?:1\.000(?:\.000)?\s*)?(?:nghin |trieu |ty )?dong\b"
    r"|\b(?:khoan|dieu|(?<!cham )diem|phu luc|chuong)\s+\d+(?!\d|[.,]\d| ?(?:trieu|ty|ti|dong)\b)"
    r"|lan thu\s+\d+|\bthe ky\s+\w+)"
)
# Its first words: they are found many times faster than the whole is tried at every place
_OPENS_NOISE = re.compile(
    r"https?:|www|0(?=\d{2,3}[. ]?\d{3}[. ]?\d{3})|iso|tcvn|haccp|gmp|dvt|don vi|khoan|dieu|diem|phu luc|chuong"
    r"|lan thu|the ky"
)
# «500.000.000 đồng1», «05 cơ sở2»: in plain text nothing tells that the mark of a note was raised
_NOTE_MARK = re.compile(r"\d(?<=[a-zà-ỹđ]{2}\d)(?<![mk]m\d)\d?(?![\w%]|[.,/:-]\d)")


# What stands around a portal's article: menus, posting lines, share buttons, related news, the owner's licence.
_MENU = (
    r"(?:trang chu|gioi thieu|lien he|tin tuc|tin tuc su kien|van ban|dang nhap|tim kiem|so do (?:site|cong)"
    r"|english|rss|chuyen muc|hinh anh lien ket|anh hoat dong|(?:thong tin|dang|tong) truy cap"
    r"|chia se|facebook|zalo|in trang|in bai|ban in|co chu|doc bai|nghe|facebook zalo)"
)
_PORTAL = re.compile(
    rf"{_MENU}(?:[|>»›/ .][^;:]*[^.;:|>]{{2}})?$|(?:luot xem|so lan xem|luot doc|da xem|so luot|chia se"
    rf"|in trang|a- ?a)\b.{{0,40}}$"
    r"|(?:tac gia|nguon tin|nguon|font|email)\s*:[^\d]{0,40}$|[^.;:|»›>]{2,30}(?:[»›>]+[^.;:|»›>]{2,40}){2,}$"
    r"|(?:thu (?:hai|ba|tu|nam|sau|bay)|chu nhat)\s*,? .{0,12}\d{1,2}[/-]\d{1,2}[/-]\d{4}.{0,40}$"
    r"|\(?(?:ngay dang|dang ngay|dang luc|cap nhat|ngay cap nhat|thoi gian dang|ngay)\b[^.;]{0,40}\)?$"
    r"|(?:\d{1,2}:\d{2}[ ,|-]+)?\d{1,2}[/-]\d{1,2}[/-]\d{4}[ ,|-]*(?:\d{1,2}:\d{2}.{0,20})?$"
    r"|(?:[a-z.]+ ){1,4}\d{1,2}[/-]\d{1,2}[/-]\d{4} \d{1,2}:\d{2}$"
    r"|[a-z ]{2,24} - (?:ngay dang|dang ngay)\b[^.;]{0,40}$|[a-z ]{2,24}: \d{1,2}°\s?c(?: [a-z ]{2,24})?$"
)
_TAIL = re.compile(
    r"\W*(?:(?:tu khoa|tags?)\s*:|(?:cac )?(?:tin|bai)(?: viet| tuc)? (?:khac|lien quan|moi nhat|cung chuyen muc"
    r"|da dua)\b"
    r"|y kien ban doc|(?:\(?\d+\)? )?binh luan$|ban quyen\b|copyright\b|©|tong luot truy cap|giay phep so \d+/gp)"
)


_CAPTION = re.compile(r"^[^\n]{4,200} - Ảnh \d{1,2}\.?$", re.MULTILINE)  # the headline again, under a picture
_LINE = re.compile(r"[^\n]+")
LONGEST_TAIL = 200


def is_portal_line(line: str) -> bool:
    """Whether a line is the portal's own: menu, posting time, share buttons."""
    return bool(_PORTAL.match(fold(line).strip(" -*>|")))


def portal_tail(scan: Scan, start: int) -> int:
    """Where the list of other news or the portal's own foot begins behind a position; else the end."""
    for line in _LINE.finditer(scan.content, start):
        if line.end() - line.start() < LONGEST_TAIL and _TAIL.match(scan.folded, line.start(), line.end()):
            return line.start()
    return len(scan.content)


def find_noise(scan: Scan) -> Iterator[Span]:
    mail = _MAIL.finditer(scan.folded) if "@" in scan.folded else ()
    marks = _NOTE_MARK.finditer(scan.flat)
    captions = _CAPTION.finditer(scan.content) if " - Ảnh " in scan.content else ()
    noise = found_from(_OPENS_NOISE, _NOISE, scan.folded)
    return (Span(*found.span()) for found in (*noise, *mail, *marks, *captions))
