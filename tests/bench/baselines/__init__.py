"""The same work in bare SQL, importing nothing of the program."""
