"""For what the bot should know about somebody: their time, language, country, and when their day ends."""
