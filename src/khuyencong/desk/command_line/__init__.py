"""The command line: `khuyencong extract`, `check`, and the commands that work on the database."""

import sys
from collections.abc import Sequence
from importlib import import_module

_PAPER_COMMANDS = ("extract", "check")
_USAGE = (
    "Cách dùng: khuyencong LỆNH …\n"
    "  extract TỆP… [--json] [--text]   đọc văn bản, không cần cơ sở dữ liệu\n"
    "  check TỆP… [--json]              tìm sai sót trong từng văn bản và giữa các văn bản\n"
    "Các lệnh khác: receive, report, trace, verify, backup, restore, generate, bench, serve, worker, migrate, users"
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0 done, 1 findings or faults, 2 bad input or usage."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments or arguments[0] in ("-h", "--help"):
        print(_USAGE)
        return 0 if arguments else 2
    name, rest = arguments[0], arguments[1:]
    if name in _PAPER_COMMANDS:
        from . import papers  # reading must start without Django

        return papers.run(name, rest)
    return _database_command(name, rest)


def _database_command(name: str, rest: list[str]) -> int:
    try:
        database = import_module(f"{__name__}.database")
    except ModuleNotFoundError as missing:
        if missing.name != f"{__name__}.database":
            raise
        print(f"Không có lệnh «{name}». Gõ «khuyencong --help» để xem các lệnh.", file=sys.stderr)
        return 2
    code: int = database.run(name, rest)
    return code
