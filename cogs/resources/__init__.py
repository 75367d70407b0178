"""For finding people and places to turn to, at any hour and whatever else has failed."""
