"""What became of the claims of a page when it changed."""
