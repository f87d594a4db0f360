"""The checks on a draft, a file per table, the run that evaluates them, and the page that tells of it."""
