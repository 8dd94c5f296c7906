"""The gazetteer: countries and larger cities that every archive knows without a record."""
