"""For what moderators decide for their community: its language, its safety text, its pauses, the announcement."""
