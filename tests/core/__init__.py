"""What the vocabulary is held to."""
