"""Where a page stands in the site. An address rests on the id alone, so it stays as the archive grows.

Pages lie in 256 folders, for no host or disk likes a hundred thousand files in one.
"""

from __future__ import annotations

ARTICLES = "articles"
_BASIS, _PRIME = 0x811C9DC5, 0x01000193  # of FNV-1a with 32 bits


def article_address(id_: str) -> str:
    """Return the path of an article's page from the site's root.

    >>> article_address("0412")
    'articles/76/0412.html'
    """
    return f"{ARTICLES}/{digits(id_)[:2]}/{id_}.html"


def digits(id_: str) -> str:
    """Return the FNV-1a hash of an id as eight hex digits, of which the first spread articles over folders and files.

    >>> digits("0412")[:2]
    '76'
    """
    value = _BASIS
    for byte in id_.encode():
        value = (value ^ byte) * _PRIME & 0xFFFFFFFF
    return f"{value:08x}"
