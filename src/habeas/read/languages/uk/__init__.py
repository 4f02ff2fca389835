"""Ukrainian: its words and its reader."""
