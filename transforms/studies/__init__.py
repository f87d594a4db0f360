"""Study mentions: which statements point at one particular study, and what they say of it."""
