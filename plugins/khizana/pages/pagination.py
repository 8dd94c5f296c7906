"""Long lists cut into pages: their numbers, their addresses, and the way from one to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a paginated list: its number, the number of pages, and their paths."""

    number: int
    pages: int
    path: str  # of the first page, as `articles.html`

    def path_of(self, number: int) -> str:
        """Return the path of page *number*; the dot sets it apart from every id and slug.

        >>> Page(1, 3, "articles.html").path_of(2)
        'articles.2.html'
        """
        return self.path if number == 1 else self.path.removesuffix("html") + f"{number}.html"

    @property
    def view(self) -> dict[str, Any]:
        """The view of the pager."""
        return {
            "number": self.number,
            "pages": self.pages,
            "previous_url": self.path_of(self.number - 1) if self.number > 1 else None,
            "next_url": self.path_of(self.number + 1) if self.number < self.pages else None,
        }


def paginate(items: Sequence[T], size: int, path: str) -> Iterator[tuple[Page, Sequence[T]]]:
    """Yield (page, its items); one empty page for no items."""
    pages = max(1, -(-len(items) // size))
    for number in range(1, pages + 1):
        yield Page(number, pages, path), items[(number - 1) * size : number * size]
