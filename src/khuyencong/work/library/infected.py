"""Files that the operator's virus scanner names are refused before anything opens them."""

import subprocess

from django.conf import settings
from django.utils.translation import gettext as _

from ..permissions import Refused

_PATIENCE_SECONDS = 60
_CLEAN, _INFECTED = 0, 1


def refuse_infected(name: str, data: bytes) -> None:
    """Hand the bytes to the scanner of `KHUYENCONG_SCANNER`; without one every file passes. Nothing is kept here.

    A scanner that fails or takes too long lets nothing through: a file nobody looked at is not a clean file.
    """
    if not settings.VIRUS_SCANNER:
        return
    try:
        found = subprocess.run(settings.VIRUS_SCANNER, input=data, capture_output=True, timeout=_PATIENCE_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        raise _unanswered(name) from None
    if found.returncode == _INFECTED:
        raise Refused(
            _("%(name)s: phần mềm quét báo tệp có mã độc. Hãy làm sạch máy và tệp rồi gửi lại.") % {"name": name}
        )
    if found.returncode != _CLEAN:
        raise _unanswered(name)


def _unanswered(name: str) -> Refused:
    return Refused(
        _("%(name)s: chưa quét được mã độc nên chưa nhận. Hãy gửi lại sau, hoặc báo quản trị hệ thống.")
        % {"name": name}
    )
