"""What the settings of a community are held to."""
