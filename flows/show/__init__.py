"""What people and programs get to see: summaries, tables, explanations, and the page."""
