"""People and rooms in one terminal, or in a file of JSON lines: the same platform, heard and shown in two ways."""
