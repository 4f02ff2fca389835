"""One file per kind of document: its bytes in, its text layer out."""
