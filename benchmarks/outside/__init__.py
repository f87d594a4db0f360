"""The extractor measured on public data sets that others annotated, for tasks that come near to its own.

    python -m benchmarks.outside --data FOLDER [--write FILE] [NAME …]

FOLDER holds a checkout of each repository under its own name; `docs/benchmarks-outside.md` lists them. Data sets that
are not there are skipped with a line that says so. No data set is part of this repository.
"""
