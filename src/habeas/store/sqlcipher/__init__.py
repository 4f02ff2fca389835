"""A Django database backend over SQLCipher: SQLite whose every page is encrypted and authenticated."""
