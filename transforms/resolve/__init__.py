"""Which study is meant: mentions joined across documents and matched to the reference catalogue."""
