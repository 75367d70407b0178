"""Thin connections to platforms. An adapter imports core only: it hears, it shows, and it decides nothing."""
