"""From documents to the shards of the index."""
