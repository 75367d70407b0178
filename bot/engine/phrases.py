"""What people say beside commands, as it is compared: folded."""

from __future__ import annotations

from bot.core.options import fold

CANCEL = frozenset(
    fold(word)
    for word in (
        *("cancel", "never mind", "nevermind", "forget it", "no", "stop", "quit", "not now", "later", "nothing"),
        *("abbrechen", "egal", "nein", "cancelar", "annuler", "non", "esquece", "não"),
    )
)
THANKS = frozenset(
    ("thanks", "thank you", "thx", "ty", "ok", "okay", "danke", "gracias", "merci", "obrigado", "obrigada")
)
GREETINGS = frozenset(("hello", "hi", "hey", "hello there", "hi there", "start", "hallo", "hola", "bonjour", "olá"))
ANOTHER = frozenset(
    (
        *("another community", "other community", "which community", "change community"),
        *("andere community", "eine andere community", "andere gemeinschaft", "welche community"),
        *("otra comunidad", "autre communauté", "une autre communauté", "outra comunidade"),
    )
)
"""They mean another community than the one we took."""
