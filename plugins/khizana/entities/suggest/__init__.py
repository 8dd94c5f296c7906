"""Propose names that lack an authority record."""
