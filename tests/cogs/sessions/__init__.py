"""What sessions are held to."""
