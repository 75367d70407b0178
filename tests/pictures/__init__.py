"""Pictures of what people see on Discord, to look at: `make pictures`."""
