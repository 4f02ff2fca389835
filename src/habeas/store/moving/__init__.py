"""Moving the record from one database to another: copied whole, compared, and only then put in charge."""
