"""A proposal as parts that a person corrects, and from what is typed to values: one at the desk and the terminal."""
