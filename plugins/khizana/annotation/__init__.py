"""One article annotated: what a machine finds in its text, as JSON, and kept on disk by content hash."""
