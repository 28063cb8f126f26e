"""Logs as one JSON object a line, for machines that collect them."""

import json
import logging
from datetime import UTC, datetime

# What is told beside the message: Django's status of a request, and the parts of a security event.
_ASKED = ("status_code", "event", "person", "route", "origin", "name_digest")


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
        told |= {name: getattr(record, name) for name in _ASKED if hasattr(record, name)}
        if record.exc_info:
            told["traceback"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False)
