"""`urgent`: people to talk to now. It needs no database, and no words that are just right."""

from __future__ import annotations

from bot.core.cog import Cog
from bot.core.commands import command
from bot.core.countries import find_country
from bot.core.directory import emergency_line, service_lines
from bot.core.options import Words
from bot.core.ports import Directory, Preferences
from bot.core.replies import Ask, Card, Reply, Text

OTHER_WORDS = (
    *("sos", "crisis", "help me", "helpline", "hotline", "emergency", "suicide"),
    *("hilf mir", "notfall", "krise", "notruf"),
    *("ayúdame", "ayudame", "auxilio", "emergencia", "urgente"),
    *("aide-moi", "aidez-moi", "au secours", "urgence", "crise"),
    *("me ajuda", "me ajude", "socorro", "emergência"),
)


class Resources(Cog):
    def __init__(self, directory: Directory) -> None:
        self._directory = directory

    @command("urgent", also=OTHER_WORDS, offline=True)
    async def urgent(self, preferences: Preferences, country: Words | None = None) -> Reply:
        """Whatever was typed after it, there is an answer: a country that is not recognised is asked for, below."""
        named = find_country(country, alone=True) if country else None
        nearest = self._directory.nearest(named or preferences.country)
        lines = (Text("urgent-only-you"), emergency_line(nearest), *service_lines(nearest))
        if nearest.country is not None:
            return Card(lines)
        return Ask("country", Card((*lines, Text("urgent-which-country"))))
