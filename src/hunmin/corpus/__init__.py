"""Text in, chosen documents out: the generated world or a directory of the user's files."""
