"""Whether a message sounds like a crisis: pure, deterministic, and every finding says which rule spoke."""
