"""What goes wrong outside our code, a setting or a database that is not there, as one line that says how to mend it."""

import os
import sys
from collections.abc import Callable

from .arguments import BAD_INPUT


def in_words(act: Callable[[], int], *refusals: type[Exception]) -> int:
    """Start Django and act; a refusal, a wrong setting or a database out of reach costs one line and exit code 2."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khuyencong.config.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.db import InterfaceError, OperationalError, ProgrammingError
    from django.db.migrations.exceptions import MigrationSchemaMissing

    try:
        django.setup()
    except (ImproperlyConfigured, OSError, ValueError) as fault:
        return _say(f"Cấu hình chưa đúng: {_line(fault)}")
    from khuyencong.work.demo import DemoSpoilt
    from khuyencong.work.permissions import Refused

    refused: tuple[type[Exception], ...] = (Refused, DemoSpoilt, ImproperlyConfigured, *refusals)
    try:
        return act()
    except refused as refusal:
        return _say(_line(refusal))
    except (InterfaceError, OperationalError, ProgrammingError, MigrationSchemaMissing) as fault:
        return _say(_of_database(fault))


def _of_database(fault: Exception) -> str:
    told = _line(fault)
    if "no such table" in told or "does not exist" in told:
        return f"Cơ sở dữ liệu chưa có bảng: hãy chạy «khuyencong migrate». ({told})"
    if "permission denied" in told or "must be owner" in told:
        return f"Vai trò này không giữ các bảng: hãy chạy bằng cấu hình của chủ sở hữu (docs/installation.md). ({told})"
    if "locked" in told:
        return f"Cơ sở dữ liệu đang bận: hãy thử lại sau ít phút. ({told})"
    return f"Không dùng được cơ sở dữ liệu: hãy kiểm tra DATABASE_URL và máy chủ. ({told})"


def _line(fault: Exception) -> str:
    """The first line of what it says."""
    return (str(fault).strip().splitlines() or [type(fault).__name__])[0]


def _say(words: str) -> int:
    print(words, file=sys.stderr)
    return BAD_INPUT
