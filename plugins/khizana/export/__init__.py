"""What is published beside the pages: data, feeds, raw texts; the check of a built site and its swap into place."""
