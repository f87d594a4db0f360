"""Pure functions from texts to the rows of the tables, and from these to the marts."""
