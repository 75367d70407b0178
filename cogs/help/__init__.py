"""For finding out what can be done here, and who to talk to now."""
