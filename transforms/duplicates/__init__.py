"""Near-duplicate documents: texts that were syndicated, copied, or made from one template."""
