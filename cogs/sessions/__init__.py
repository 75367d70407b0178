"""Group sessions: a time, a place, a few seats, and somebody who holds the room."""
