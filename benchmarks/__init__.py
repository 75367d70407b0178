"""How fast and how small the bot is, as ratios: `make bench`, or `python -m benchmarks [--quick] [name ...]`."""
