"""The authority file: one record per entity, with its names and the rules that link them."""
