"""Where matching touches the disk."""
