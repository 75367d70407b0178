"""What the log says of a fault: its kind and where it happened, never what somebody wrote.

An exception's message can hold a person's words (a database error quotes its parameters), so it is left out.
"""

from __future__ import annotations

import secrets
import traceback
from contextlib import suppress
from pathlib import Path

import structlog

log = structlog.get_logger("alongside")


def report(what: str, error: BaseException, **facts: str | int) -> str:
    """Logs a fault and gives the reference that the person is told."""
    reference = secrets.token_hex(3)
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    where = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
    with suppress(OSError, ValueError):  # standard error may be closed; the person is answered all the same
        log.error(what, reference=reference, kind=type(error).__name__, where=where, **facts)
    return reference
