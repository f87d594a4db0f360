"""Decisions by fitted weights: what a statement shows, added up in log-odds.

The weights are fitted on annotated texts (`benchmarks/fit_weights.py`) and kept as data: one CSV file per decision, one
row per feature, one column per answer. So every decision can be traced to the cues that made it.
"""
