"""PostgreSQL as a store: the connection, what it refuses, and who may do what there."""
