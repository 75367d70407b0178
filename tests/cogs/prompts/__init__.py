"""What the prompts are held to."""
