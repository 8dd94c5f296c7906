"""What a text says beside its names: dates, quotations and figures, each with its place in the text."""
