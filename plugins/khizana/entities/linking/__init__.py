"""Find the names of the authority file in a text, and what an article says of each entity."""
