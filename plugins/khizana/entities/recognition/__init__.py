"""Recognise names that no record has: a tagger reads each text, and the archive as a whole decides which are pages."""
