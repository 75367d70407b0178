"""matrix-nio's client, made to survive what people send. It trusts that whatever comes encrypted, or to a device, has
the form of the specification; but anybody may send anything, and one such event would end all hearing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from nio import AsyncClient, AsyncClientConfig, EncryptionError, KeyVerificationEvent, UnknownBadEvent
from nio.store import SqliteStore

from bot.adapters.matrix.log import log

TIMEOUT = 60
"""Seconds after which an answer will not come any more."""

_SAID = frozenset(("m.room.message", "m.sticker"))


class CarefulClient(AsyncClient):  # type: ignore[misc]  # nio is shipped without types
    """What cannot be taken in is left out, alone, and all else is taken in."""

    def load_store(self) -> None:
        is_new = self.olm is None
        super().load_store()
        if is_new and self.olm is not None:
            olm = self.olm
            olm.decrypt_megolm_event = _only_what_is_said(olm.decrypt_megolm_event)
            olm._handle_key_claiming = _one_by_one(olm._handle_key_claiming, "one_time_keys", by_device=True)
            olm._handle_key_query = _one_by_one(olm._handle_key_query, "device_keys", by_device=False)

    def _handle_decrypt_to_device(self, to_device_event: Any) -> Any:  # noqa: ANN401  # nio's events have no one type
        if isinstance(to_device_event, KeyVerificationEvent):
            return None  # nobody sits here who could compare pictures
        try:
            if self.store is None:
                return super()._handle_decrypt_to_device(to_device_event)
            with self.store.database.atomic():  # else a crash may keep that a one-time key is used, and not what for
                return super()._handle_decrypt_to_device(to_device_event)
        except Exception as error:  # whatever a stranger makes the library say
            log.warning("matrix event to the device not understood", fault=type(error).__name__)
            return None

    async def _collect_key_requests(self) -> None:
        try:
            await super()._collect_key_requests()
        except Exception as error:  # as above
            self.olm.received_key_requests.clear()
            log.warning("matrix request for a key not understood", fault=type(error).__name__)


def _only_what_is_said(decrypt: Callable[..., Any]) -> Callable[..., Any]:
    """State never comes encrypted: whoever could pass their words off as state would be a moderator everywhere."""

    def careful(event: Any, room_id: str | None = None) -> Any:  # noqa: ANN401  # nio's events have no one type
        try:
            found = decrypt(event, room_id)
        except EncryptionError:
            raise
        except Exception as error:  # whatever was encrypted there: it has no form
            log.warning("matrix event not understood", fault=type(error).__name__)
            return UnknownBadEvent(event.source)
        source = found.source
        if "state_key" in source or source.get("type") not in _SAID:
            return UnknownBadEvent(event.source)
        return found

    return careful


def _one_by_one(take: Callable[..., Any], field: str, *, by_device: bool) -> Callable[..., Any]:
    """Keys as they come with an answer, but what is wrong with those of one keeps nobody else's out."""

    def careful(response: Any) -> None:  # noqa: ANN401  # nio's responses have no one type
        changed: dict[str, Any] = {}
        for user, devices in getattr(response, field).items():
            for some in [{device: keys} for device, keys in devices.items()] if by_device else [devices]:
                one = SimpleNamespace(**{field: {user: some}, "failures": {}, "changed": {}})
                try:
                    take(one)
                except Exception as error:  # whatever somebody gave out as keys
                    log.warning("matrix keys of a device not understood", fault=type(error).__name__)
                changed |= one.changed if isinstance(one.changed, Mapping) else {}
        response.changed = changed

    return careful


def client_for(
    homeserver: str, user: str, *, device: str | None = None, store: Path | None = None, pickle_key: str = ""
) -> AsyncClient:
    """A client that waits for nothing by itself. `store`: the file of its keys; without one it cannot decrypt."""
    config = AsyncClientConfig(
        max_limit_exceeded=0,
        max_timeouts=0,
        request_timeout=TIMEOUT,
        encryption_enabled=store is not None,
        store=SqliteStore if store is not None else None,
        store_name=store.name if store is not None else "",
        pickle_key=pickle_key or "none",
        store_sync_tokens=False,
    )
    return CarefulClient(
        homeserver, user, device_id=device, store_path=str(store.parent) if store else "", config=config
    )
