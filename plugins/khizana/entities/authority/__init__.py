"""The authority file: one record an entity, the identity behind its many names."""
