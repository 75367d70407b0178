"""Tests of what is understood of what people type."""
