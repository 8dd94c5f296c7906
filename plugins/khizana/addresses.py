"""Where a page stands in the site: `articles/<id>.html`, `entities/<slug>.html`.

No host or disk likes a hundred thousand files in one folder: the pages of a large archive lie in 256 folders. Where an archive
names very many entities, those that few articles name share a page for each folder. An archive that grows past these bounds
changes its addresses once; `invoke publish` keeps the old ones (khizana.content.redirects).
"""

from __future__ import annotations

from dataclasses import dataclass

ARTICLES, ENTITIES = "articles", "entities"
MAX_IN_ONE_FOLDER = 4_000  # pages; of an article there may be several
MAX_OWN_PAGES = 500  # entities in an archive where each has a page of its own
_BASIS, _PRIME = 0x811C9DC5, 0x01000193  # of FNV-1a with 32 bits


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of an archive of so many articles and entities.

    >>> small, large = Addresses(5, 49), Addresses(10_138, 7_645)
    >>> small.article("0412"), large.article("0412")
    ('articles/0412.html', 'articles/76/0412.html')
    >>> small.entity("nato"), large.entity("nato"), large.shared_page("nato")
    ('entities/nato.html', 'entities/92/nato.html', 'entities/_92.html')
    """

    articles: int
    entities: int

    @property
    def in_folders(self) -> bool:
        """Whether pages lie in 256 folders."""
        return max(self.articles, self.entities) > MAX_IN_ONE_FOLDER

    @property
    def shares(self) -> bool:
        """Whether entities that few articles name share pages."""
        return self.entities > MAX_OWN_PAGES

    def article(self, id_: str) -> str:
        """Return the path of an article's page from the site's root."""
        return self._path(ARTICLES, id_)

    def entity(self, slug: str) -> str:
        """Return the path of an entity's own page from the site's root."""
        return self._path(ENTITIES, slug)

    def _path(self, kind: str, name: str) -> str:
        return f"{kind}/{digits(name)[:2]}/{name}.html" if self.in_folders else f"{kind}/{name}.html"

    @staticmethod
    def shared_page(slug: str) -> str:
        """Return the path of the page that an entity shares with others; its place there is shared_place(slug)."""
        return f"{ENTITIES}/_{digits(slug)[:2]}.html"


def to_root(url: str) -> str:
    """Return the way from the page at *url* to the site's root.

    >>> to_root("articles/76/0412.html")
    '../../'
    """
    return "../" * url.count("/")


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
