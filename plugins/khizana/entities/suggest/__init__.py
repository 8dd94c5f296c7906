"""Propose names that have no record yet."""
