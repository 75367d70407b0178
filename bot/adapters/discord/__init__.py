"""The bot on Discord: slash commands answered unseen, direct messages, and channels where everyone reads."""
