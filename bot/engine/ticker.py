"""The metronome, and the only file that imports APScheduler.

A handful of jobs, all in UTC and all intervals: what members wished for is in the agenda, never here. Misfires are
never dropped (the default would drop them after a second), and a late tick stands for all that were missed.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine
from datetime import UTC
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.engine.faults import report

logging.getLogger("apscheduler").setLevel(logging.ERROR)  # a beat that takes long is no fault: the next one comes

Job = Callable[[], Coroutine[Any, Any, None]]


class Ticker:
    def __init__(self, jobs: dict[str, tuple[Job, float]]) -> None:
        """`jobs`: by name, what to do and how many seconds lie between two beats."""
        self._jobs = jobs
        self._scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        )

    def start(self) -> None:
        for name, (job, seconds) in self._jobs.items():
            self._scheduler.add_job(surviving(name, job), "interval", seconds=seconds, id=name)
        self._scheduler.start()

    def stop(self) -> None:
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)


def surviving(name: str, job: Job) -> Job:
    """The job, whose faults are logged and end nothing else."""

    async def beat() -> None:
        try:
            await job()
        except Exception as error:  # the next beat comes all the same
            report("a beat failed", error, job=name)

    return beat
