"""`urgent`: people to talk to now. It needs no database, and no words that are just right."""

from __future__ import annotations

from bot.core.cog import Cog
from bot.core.commands import command
from bot.core.countries import CountryAmongWords, country_text
from bot.core.directory import emergency_line, service_lines
from bot.core.ports import Directory, Preferences
from bot.core.replies import Ask, Card, Reply, Text

OTHER_WORDS = (
    *("sos", "crisis", "help me", "helpline", "hotline", "emergency", "suicide"),
    *("i need help", "need help", "please help", "please help me", "i need someone to talk to", "someone to talk to"),
    *("hilf mir", "ich brauche hilfe", "notfall", "krise", "notruf"),
    *("necesito ayuda", "j'ai besoin d'aide", "preciso de ajuda"),
    *("ayúdame", "ayudame", "auxilio", "emergencia", "urgente"),
    *("aide-moi", "aidez-moi", "au secours", "urgence", "crise"),
    *("me ajuda", "me ajude", "socorro", "emergência"),
)


class Resources(Cog):
    def __init__(self, directory: Directory) -> None:
        self._directory = directory

    @command("urgent", also=OTHER_WORDS, offline=True)
    async def urgent(self, preferences: Preferences, country: CountryAmongWords | None = None) -> Reply:
        """Whatever was typed after it, there is an answer: a country that is not recognised is asked for, below."""
        nearest = self._directory.nearest(country or preferences.country)
        lines = (Text("only-you"), emergency_line(nearest), *service_lines(nearest))
        if nearest.country is None:
            return Ask("country", Card((*lines, Text("urgent-which-country"))))
        return Card((*lines, Text("urgent-for-country", {"country": country_text(nearest.country)})))
