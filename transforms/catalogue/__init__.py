"""The reference catalogue: from the files that users bring, and the seed file, to reference studies."""
