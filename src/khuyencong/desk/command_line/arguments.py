"""What a command was given: a wrong option costs one line that says how to mend it."""

import argparse
import re
import sys
from datetime import date
from pathlib import Path
from typing import NoReturn

from ...papers.reading.formats.refusal import LIMIT_BYTES

BAD_INPUT = 2
# What argparse says of a wrong option, and how we say it.
_SAYINGS = (
    (r"the following arguments are required: (.+)", "thiếu {0}"),
    (r"unrecognized arguments: (.+)", "không có lựa chọn «{0}»"),
    (r"argument (\S+): invalid choice: '(.*?)' \(choose from (.+)\)", "{0}: không có «{1}»; chọn một trong {2}"),
    (r"argument (\S+): invalid \w+ value: '(.*)'", "{0}: «{1}» không phải là số"),
    (r"argument (\S+): expected .*", "{0}: chưa nêu giá trị"),
    (r"argument (\S+): not allowed with argument (\S+)", "{0} không đi cùng {1}"),
    (r"argument (\S+): (.+)", "{0}: {1}"),
)


class BadInput(Exception):
    """What the person typed cannot be done; the message says what and how to mend."""


class Arguments(argparse.ArgumentParser):
    """The options of one command."""

    def error(self, message: str) -> NoReturn:
        print(f"{self.prog}: {_said(message)}. Gõ «{self.prog} --help» để xem cách dùng.", file=sys.stderr)
        raise SystemExit(BAD_INPUT)


def _said(message: str) -> str:
    for pattern, words in _SAYINGS:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return words.format(*(" ".join(part.split()) for part in found.groups()))
    return message


def bytes_of(path: Path) -> bytes:
    """The bytes of a file; of one that is too large just enough for its reader to refuse it."""
    try:
        with path.open("rb") as file:
            return file.read(LIMIT_BYTES + 1)
    except OSError as fault:
        raise BadInput(f"{path.name}: không mở được tệp. Hãy kiểm tra đường dẫn và quyền đọc.") from fault


def day(words: str) -> date:
    """A day as the machine writes it, «2024-01-31», or as people do, «31/1/2024»."""
    try:
        if "/" in words:
            day_of_month, month, year = map(int, words.split("/"))
            return date(year, month, day_of_month)
        return date.fromisoformat(words)
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(f"«{words}» không phải là ngày; ví dụ 31/1/2024") from wrong
