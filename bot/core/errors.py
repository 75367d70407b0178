"""What can go wrong, and who is told.

Problem                     everything that Alongside raises on purpose
├── UserError               a person's mistake: the answer is its text, nothing is logged
│   ├── NotUnderstood       these words are not a value of that kind; the text says what would be right
│   └── Unclear             these words could mean several values; each is offered as a choice
├── NotSaved                the database or the vault failed: nothing of what was asked for happened
├── Unreadable              what is sealed does not open: it was changed, or sealed for another place
│   └── KeyDestroyed        it was erased, and nobody will ever open it
├── OperatorError           the operator has to act: one sentence on standard error, exit status 2
└── DeliveryError           a platform did not take a message
    ├── TryLater            not now; the same message may go later
    └── Undeliverable       never: the person closed their direct messages, or the place is gone
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from bot.core.replies import Text, Value

if TYPE_CHECKING:
    from bot.core.deeds import Receipt

Reason = Literal["closed", "gone", "forbidden", "too large", "refused", "unsupported"]
"""Why something will never be shown: the person's door is closed; the place is gone; we may not write there; no
platform takes so much; the platform says no; this platform has no such thing."""


class Problem(Exception):
    """Everything that Alongside raises on purpose."""


class UserError(Problem):
    """A person's mistake, said to them in their language."""

    def __init__(self, key: str, **args: Value) -> None:
        super().__init__(key)
        self.text = Text(key, args)


class NotUnderstood(UserError):
    """These words are not a value of that kind. The text says what would be right.

    `surely`: the words are certainly meant for this option, so no other option and no free text may take them.
    `asks`: nothing was wrong; the text is a question that they asked for.
    """

    def __init__(self, key: str, *, surely: bool = False, asks: bool = False, **args: Value) -> None:
        super().__init__(key, **args)
        self.surely = surely
        self.asks = asks


class Unclear(UserError):
    """These words could mean several values: pairs of a label and the words that say it without doubt."""

    def __init__(self, key: str, meanings: tuple[tuple[Text, str], ...], **args: Value) -> None:
        super().__init__(key, **args)
        self.meanings = meanings


class NotSaved(Problem):
    """The database, or the vault, did not take it; nothing of it happened. The message names the kind of fault only."""


class Unreadable(Problem):
    """What is sealed does not open: it was changed, or sealed for another row, table or person."""


class KeyDestroyed(Unreadable):
    """Whose words these were has been erased. Nobody will ever open them."""


class OperatorError(Problem):
    """A sentence that says what is wrong and what to do. The program ends with status 2."""


class DeliveryError(Problem):
    """A platform did not take a message."""


class TryLater(DeliveryError):
    """Not now. `after`: seconds that the platform asked us to wait, if it said."""

    def __init__(self, after: float | None = None) -> None:
        super().__init__(after)
        self.after = after


class Undeliverable(DeliveryError):
    """Never. `closed`: the person does not take direct messages from us; otherwise `reason` says what it is.

    `pointer`: the receipt of a line that was left for them, which says that something private waits: it is held.
    """

    def __init__(self, *, closed: bool, reason: Reason | None = None, pointer: Receipt | None = None) -> None:
        self.closed = closed
        self.pointer = pointer
        self.reason: Reason = "closed" if closed else reason or "gone"
        super().__init__(self.reason)
