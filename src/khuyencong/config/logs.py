"""Logs as one JSON object a line, for machines that collect them; and no line with a secret of an address in it."""

import json
import logging
import sys
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TextIO

# What is told beside the message: the parts of a request and of a security event.
_ASKED = ("method", "route", "status_code", "ms", "event", "person", "acts", "origin", "name_digest")


@dataclass(frozen=True, slots=True)
class Asked:
    """A request being answered; `acts` grows as its transactions are committed."""

    number: str
    acts: list[int] = field(default_factory=list)


answering: ContextVar[Asked | None] = ContextVar("khuyencong_answering", default=None)


class Stderr(logging.StreamHandler[TextIO]):
    """Writes to what is stderr at that moment. Who takes it over for a time, as a test run does, closes theirs in the
    end; a handler that held on to it would write into a closed file for ever after."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> TextIO:  # type: ignore[override]
        return sys.stderr


class RequestNumber(logging.Filter):
    """Ties a line to its request; Django tells of refusals when the answer has left us already."""

    def filter(self, record: logging.LogRecord) -> bool:
        asked = getattr(getattr(record, "request", None), "asked", None) or answering.get()
        record.request_number = asked.number if asked else ""
        return True


class RoutesOnly(logging.Filter):
    """Django tells the path of a refused request; the link of an invitation would be a key lying in the log."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        match = getattr(request, "resolver_match", None)
        if request is not None and match and isinstance(record.args, tuple):
            record.args = tuple(f"/{match.route}" if told == request.path else told for told in record.args)
        return True


class JsonLines(logging.Formatter):
    """Time (UTC), level, logger and message; the traceback in one field, so that an event stays one line."""

    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "process": record.process,
        }
        if number := getattr(record, "request_number", ""):
            told["request"] = number
        told |= {name: getattr(record, name) for name in _ASKED if hasattr(record, name)}
        if record.exc_info:
            told["traceback"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False)
