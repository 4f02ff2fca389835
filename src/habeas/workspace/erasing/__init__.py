"""Erasing a person, or a whole case: planned, shown, agreed to by a second person, carried out."""
