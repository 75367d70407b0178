"""What tests share: people who talk with the bot, and stand-ins for what is outside it."""
