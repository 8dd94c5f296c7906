"""From annotated articles to what is published: pages' contents, data files, and the swap into place."""
