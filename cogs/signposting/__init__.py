"""A private note with a few places to turn to, for words that sound like a crisis."""
