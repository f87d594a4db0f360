"""Words to look for, and one scan that finds them all."""
