"""Numbers with their roles: what each counts, its bounds, and how exactly it is meant."""
