"""Entities: authority records, the gazetteer, entity linking, and proposals of names that lack a record."""
