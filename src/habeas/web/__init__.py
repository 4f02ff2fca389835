"""The desk: what staff see in a browser on this machine. Every page works with scripts off."""
