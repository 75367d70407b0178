"""What the check-ins are held to."""
