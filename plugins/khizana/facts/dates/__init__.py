"""The dates a text names."""
