"""Who and what a text names: authority records, the matcher that finds them, and the editor's tools around both."""
