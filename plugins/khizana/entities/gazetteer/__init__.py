"""Places that every archive knows before an editor has written a record."""
