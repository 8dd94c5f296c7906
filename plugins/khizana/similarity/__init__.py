"""Which articles belong together, why, and which passages they share. See docs/similarity.md."""
