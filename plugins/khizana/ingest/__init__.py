"""From seeds/ to content/articles/: decode, clean, find the structure, write one Markdown file an article.

Order of the steps: seeds (walk the folder) → decode → importers (one Record an article) → controls → clean → structure →
content_file. run.ingest() strings them together; report.Report says what came of each record.
"""
