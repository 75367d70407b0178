"""The bot on Matrix: private answers in encrypted direct rooms, and rooms where everyone reads."""
