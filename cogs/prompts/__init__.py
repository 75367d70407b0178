"""For a small question or thought a day in a room, where moderators want one; nobody has to answer."""
