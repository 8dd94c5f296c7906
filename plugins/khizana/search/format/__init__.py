"""The index format, as docs/index-format.md describes it: shards, lists of numbers, the files of the index."""
