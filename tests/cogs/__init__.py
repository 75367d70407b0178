"""What the cogs are held to."""
