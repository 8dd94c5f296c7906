"""Full-text search over a static archive: shards written at build, read by browsers and by Python alike."""
