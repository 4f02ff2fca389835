"""Two files that hold a whole workspace: what it says and, apart from it, the keys without which that is noise."""
