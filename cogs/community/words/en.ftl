# What moderators decide for their community.
