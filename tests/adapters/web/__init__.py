"""What the private feeds are held to."""
