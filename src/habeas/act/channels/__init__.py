"""The ways by which something of the ledger leaves the machine."""
