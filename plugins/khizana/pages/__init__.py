"""What the templates are given, and the pictures on the pages: values in, values out."""
