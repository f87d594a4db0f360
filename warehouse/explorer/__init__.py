"""The page for people: one static file, made of a published snapshot, that needs nothing else to be read."""
