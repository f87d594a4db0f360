"""Marts: what the texts together are worth, computed in DuckDB over a draft's tables."""
