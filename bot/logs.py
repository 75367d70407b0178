"""Logs go to standard error. They hold no words of anybody, and no token."""

from __future__ import annotations

import logging
import sys

import structlog


class _KindAlone(logging.Formatter):
    """Of what others log, how bad it is, who says it, and the kind of an exception: neither message nor traceback."""

    def format(self, record: logging.LogRecord) -> str:
        kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else ""
        return f"{record.levelname} {record.name} {kind}".rstrip()


_TALKATIVE = ("discord",)
"""Whose warnings say nothing without their words, which may hold anything; what they warn of, we say ourselves."""


def set_up_logs(level: str) -> None:
    number = logging.getLevelName(level.upper())
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_KindAlone())
    logging.basicConfig(handlers=[handler], level=max(number, logging.WARNING))
    for talkative in _TALKATIVE:
        logging.getLogger(talkative).setLevel(logging.ERROR)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "event"]),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
