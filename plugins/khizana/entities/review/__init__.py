"""What an editor decides of names: accept, reject, join, split, as changes of record files that can be undone."""
