"""Sealed values as text, for columns that hold either: plain keys and arguments, or anybody's own words under seal."""

from __future__ import annotations

from base64 import b64decode, b64encode

from bot.core.errors import Unreadable
from bot.core.ports import Vault
from bot.core.replies import Card, Choice, choice_holds_words
from bot.storage.cards import dump_card, dump_choices

_OUTBOX, _RECEIPTS = "outbox", "receipts"


async def seal_text(vault: Vault, owner: str, table: str, row: str, words: str) -> str:
    return b64encode(await vault.seal(owner, table, row, words)).decode("ascii")


async def open_text(vault: Vault, owner: str, table: str, row: str, sealed: str) -> str:
    """Raises Unreadable."""
    try:
        decoded = b64decode(sealed, validate=True)
    except ValueError:
        raise Unreadable("it is not what was written") from None
    return await vault.open(owner, table, row, decoded)


async def seal_card(vault: Vault, owner: str, key: str, card: str) -> str:
    return await seal_text(vault, owner, _OUTBOX, key, card)


async def write_card(vault: Vault, owner: str, key: str, card: Card) -> tuple[str, str | None]:
    """A card as the outbox keeps it under that key, and for whom it is sealed, where it holds words."""
    if not card.holds_words:
        return dump_card(card), None
    return await seal_card(vault, owner, key, dump_card(card)), owner


async def read_card(vault: Vault, key: str, written: str, sealed_for: str | None) -> str:
    """Raises Unreadable."""
    return written if sealed_for is None else await open_text(vault, sealed_for, _OUTBOX, key, written)


async def write_choices(
    vault: Vault, owner: str | None, key: str, choices: tuple[Choice, ...]
) -> tuple[str | None, str | None]:
    """Choices as a receipt keeps them. `owner`: whose words the card held, if it held any."""
    written = dump_choices(choices)
    if written is None or owner is None or not any(map(choice_holds_words, choices)):
        return written, None
    return await seal_text(vault, owner, _RECEIPTS, key, written), owner


async def read_choices(vault: Vault, key: str, written: str | None, sealed_for: str | None) -> str | None:
    """Raises Unreadable."""
    if written is None or sealed_for is None:
        return written
    return await open_text(vault, sealed_for, _RECEIPTS, key, written)
