"""Annotate articles with mentions, dates, quotations and figures; as JSON, and cached on disk by content hash."""
