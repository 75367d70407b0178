"""What makes it run: events to handlers, due work, delivery, words.

Rules for changing it: the engine knows no cog and no platform by name; it knows what they declare.
"""
