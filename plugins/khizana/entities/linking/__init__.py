"""Entity linking: find mentions of the entities of an authority file in a text."""
