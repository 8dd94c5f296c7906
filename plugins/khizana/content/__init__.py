"""The editor's copy: content files, their bodies, ids and dates."""
