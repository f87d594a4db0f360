"""How the whole flow behaves as a corpus grows: rate, memory, size, and what one new document costs."""
