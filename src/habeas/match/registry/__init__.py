"""A whole registry at once: which of its rows speak of one person. Pure parts; what runs them stands in `engine`."""
