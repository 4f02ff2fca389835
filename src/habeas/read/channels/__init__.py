"""Ways from a reader to the world outside: only a model on this machine, or one that a case has permitted."""
