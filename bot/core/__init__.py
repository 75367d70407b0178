"""The vocabulary: plain data and small rules.

Rules for changing it: nothing here reads a file that is not its own, talks to a network or a database, knows a
platform, or keeps state. What crosses a seam is a frozen dataclass. Everything above may import this; it imports
nothing of ours but itself.
"""
