"""Khizana: static, searchable archives of Arabic text. The core: values in, values out; it imports no Pelican."""

__version__ = "0.1.0"
