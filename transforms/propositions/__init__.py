"""Propositions: which claims of different sources say the same thing. Structure comes first, wording second."""
