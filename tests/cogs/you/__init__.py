"""The `you` cog."""
