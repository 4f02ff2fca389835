"""Russian: its words and its reader."""
