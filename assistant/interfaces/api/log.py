"""Lines of the server's log: one JSON object each, with the request's id; never a body, a fact or a prompt."""

from __future__ import annotations

import json
import logging
import sys
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from types import TracebackType

REQUEST: ContextVar[str] = ContextVar("request", default="")

_Exception = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class _Named(logging.Filter):
    """Gives every record the id of the request for which it was written; a draft keeps that of the request that began it."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request = REQUEST.get()
        return True


class _Discreet(logging.Formatter):
    """Where an exception came from, and its type; not its words, for they like to quote what they failed on."""

    def formatException(self, ei: _Exception) -> str:  # noqa: N802
        frames = traceback.extract_tb(ei[2])
        places = [f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in frames]
        return f"{ei[0].__name__ if ei[0] else ''} at {' < '.join(reversed(places))}"


class JsonLines(_Discreet):
    """A record as one line of JSON: time, level, logger, request, message, and the numbers that came along."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "request": getattr(record, "request", ""),
            "message": record.getMessage(),
            **getattr(record, "told", {}),
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def write_log(form: str) -> None:
    """Sends the log to standard error, as `auto`, `json` or `text` lines."""
    json_lines = form == "json" or (form == "auto" and not sys.stderr.isatty())
    handler = logging.StreamHandler()
    plain = _Discreet("%(asctime)s %(levelname)s %(name)s %(request)s %(message)s")
    handler.setFormatter(JsonLines() if json_lines else plain)
    handler.addFilter(_Named())
    for name, level in (("", logging.WARNING), ("nigao", logging.INFO), ("uvicorn", logging.INFO)):
        logger = logging.getLogger(name)
        # The root too: libraries that set up a log of their own would write past this one.
        logger.handlers, logger.propagate = [handler], False
        logger.setLevel(level)
