"""The editor's desk: a local page on which names, records and articles of an archive are reviewed."""
