"""A text cut into its statements, with exact offsets."""
