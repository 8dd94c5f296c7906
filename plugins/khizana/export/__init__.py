"""Publish data, feeds and raw texts beside the pages; check a built site and swap it into place."""
