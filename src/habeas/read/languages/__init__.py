"""One package for each language that Habeas reads."""
