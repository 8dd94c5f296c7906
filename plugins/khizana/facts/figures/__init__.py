"""The numbers of a text with what they count."""
