"""From a text to a reading: what it proposes, with exact words."""
