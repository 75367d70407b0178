"""One bot, started in a process of its own: how long that took, and how much memory it then holds."""

from __future__ import annotations

import asyncio
import json
import os
import resource
import sys
from pathlib import Path
from time import perf_counter

from benchmarks.ground import app_on, url_of
from benchmarks.population import QUIET
from bot.core.clock import SetClock


def resident_mb() -> float:
    """What this process holds in memory now, in MB of a million bytes."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


async def start(database: Path) -> dict[str, float]:
    began = perf_counter()
    app = app_on(url_of(database), SetClock(QUIET))
    await app.start()
    seconds = perf_counter() - began
    await app.tick()
    found = {
        "seconds": seconds,
        "resident_mb": resident_mb(),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6,
    }
    await app.stop()
    return found


if __name__ == "__main__":
    print(json.dumps(asyncio.run(start(Path(sys.argv[1])))))
