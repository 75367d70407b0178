"""What calendar programs may ask for over HTTP: one private feed a member, and nothing else."""
