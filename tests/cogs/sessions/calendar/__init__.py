"""What the calendar of sessions is held to."""
