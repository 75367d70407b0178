"""What a thief, a regulator and a bad day would try on what people wrote."""
