"""From inputs to the rows of the next snapshot: taken in, settled, read out in batches, put together by shard."""
