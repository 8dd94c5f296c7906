"""Where a page stands in the site. An address rests on the id alone, so it stays as the archive grows.

Pages lie in 256 folders, for no host or disk likes a hundred thousand files in one. Entities that few articles name share a
page for each folder; one that more articles come to name gets a page of its own, and the shared page then leads to it.
"""

from __future__ import annotations

ARTICLES, ENTITIES = "articles", "entities"
_BASIS, _PRIME = 0x811C9DC5, 0x01000193  # of FNV-1a with 32 bits


def article_address(id_: str) -> str:
    """Return the path of an article's page from the site's root.

    >>> article_address("0412")
    'articles/76/0412.html'
    """
    return f"{ARTICLES}/{digits(id_)[:2]}/{id_}.html"


def entity_address(slug: str) -> str:
    """Return the path of an entity's own page from the site's root.

    >>> entity_address("nato")
    'entities/78/nato.html'
    """
    return f"{ENTITIES}/{digits(slug)[:2]}/{slug}.html"


def shared_page(slug: str) -> str:
    """Return the path of the page that an entity shares with others; its place there is shared_place(slug).

    >>> shared_page("nato"), shared_place("nato")
    ('entities/78.html', 'n-nato')
    """
    return f"{ENTITIES}/{digits(slug)[:2]}.html"


def shared_place(slug: str) -> str:
    """Return the id of an entity's element on the page that it shares."""
    return f"n-{slug}"


def digits(id_: str) -> str:
    """Return the FNV-1a hash of an id as eight hex digits, of which the first spread articles over folders and files.

    >>> digits("0412")[:2]
    '76'
    """
    value = _BASIS
    for byte in id_.encode():
        value = (value ^ byte) * _PRIME & 0xFFFFFFFF
    return f"{value:08x}"
