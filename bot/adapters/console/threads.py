"""The console's threads: places below their rooms. A private one is seen by those let in, and by moderators."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.core.people import Role


@dataclass(slots=True)
class Thread:
    """`on`: the number of the post on which it hangs. `let_in`: their names; None: it is open to all."""

    on: str
    name: str
    let_in: set[str] | None = None


@dataclass(slots=True)
class Threads:
    """Of several that are called the same, the newest has the name."""

    _by_post: dict[str, Thread] = field(default_factory=dict)
    _newest: dict[str, Thread] = field(default_factory=dict)

    def open(self, on: str, name: str, *, is_private: bool) -> None:
        """Opened twice, it is there once."""
        if on not in self._by_post:
            self._by_post[on] = self._newest[name] = Thread(on, name, set() if is_private else None)

    def named(self, name: str) -> Thread | None:
        return self._newest.get(name)

    def admit(self, on: str, name: str) -> None:
        thread = self._by_post.get(on)
        if thread is not None and thread.let_in is not None:
            thread.let_in.add(name)

    def expel(self, on: str, name: str) -> None:
        thread = self._by_post.get(on)
        if thread is not None and thread.let_in is not None:
            thread.let_in.discard(name)

    def remove(self, on: str) -> Thread | None:
        """None: it was gone."""
        thread = self._by_post.pop(on, None)
        if thread is not None and self._newest.get(thread.name) is thread:
            del self._newest[thread.name]
        return thread

    def are_seen(self, on: str | None, name: str, roles: Iterable[Role]) -> bool:
        """Whether that person sees the thread on that post; what hangs on none, everybody sees."""
        thread = self._by_post.get(on) if on is not None else None
        return thread is None or thread.let_in is None or name in thread.let_in or Role.MODERATOR in roles

    def dump(self) -> list[list[Any]]:
        threads = self._by_post.values()
        return [[one.on, one.name, None if one.let_in is None else sorted(one.let_in)] for one in threads]

    def load(self, kept: Sequence[Sequence[Any]]) -> None:
        for on, name, let_in in kept:
            self._by_post[on] = self._newest[name] = Thread(on, name, None if let_in is None else set(let_in))
