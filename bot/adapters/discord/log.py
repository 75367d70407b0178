"""What the adapter tells the operator: kinds of faults, never what somebody wrote, never who, never a token."""

from __future__ import annotations

import structlog

log: structlog.stdlib.BoundLogger = structlog.get_logger("discord")
