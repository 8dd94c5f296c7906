"""From seeds/ to content/articles/: decode, clean, find the structure, write one Markdown file an article.

Order of the steps: seeds (walk the folder) → decode → importers (one SourceRecord an article) → controls → clean → structure →
content_file. run.ingest() is the whole pipeline; report.Report has the outcome of each record.
"""
