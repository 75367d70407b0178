"""For being asked, in private and at a time of one's own, how it is right now."""
