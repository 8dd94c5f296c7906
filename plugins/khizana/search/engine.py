"""Search the shipped index from Python: the script of the search page (theme/static/js/search) answers, as it does for readers.

Shards are read from disk as the script asks for them and kept, so an Engine answers its second query sooner than its first.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from khizana.errors import KhizanaError, Problem
from khizana.search.format.shards import FORMAT, is_sound, unwrap
from khizana.search.javascript import open_runtime
from khizana.theme_files import package_theme

SCRIPT = package_theme() / "static" / "js" / "search.js"
_CODE = ("corrections", "long_texts", "quotation", "readings", "result_tools", "transliteration")
_ON_DEMAND = [SCRIPT.with_name(f"{name}.js") for name in _CODE]
"""What a page loads when a query needs it."""

Answer = dict[str, Any]
"""What a query gets: `query`, `total`, `hits`, `corrections`, `notes`, `cost` of docs/index-format.md."""

Filters = Mapping[str, Any]
"""Values wanted by facet: lists for those of facets.js, of which one is enough; `from` and `to` dates."""


class Engine:
    """The index in *folder*, opened. `requests` and `bytes` count the shards read so far.

    KhizanaError when the index is missing, broken or of another format, here or at any query.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.requests = self.bytes = 0
        manifest = self._manifest()
        self._script = open_runtime((SCRIPT, *_ON_DEMAND), self._shard)
        self._script.call("accept", "manifest", manifest)

    def search(
        self,
        query: str,
        limit: int = 10,
        offset: int = 0,
        sort: str = "relevance",
        filters: Filters | None = None,
        *,
        verbatim: bool = False,
    ) -> Answer:
        """Return the best *limit* articles for *query* after skipping *offset*.

        Sorts are relevance, newest and oldest. Where the archive lacks a word of the query, the one that was probably meant
        is answered and named under `corrections`, but not with *verbatim*. Marks of excerpts count code points. `cost` is what
        this query read beyond those before it.
        """
        before = self.bytes
        options = {"limit": limit, "offset": offset, "sort": sort, "filters": filters or {}, "verbatim": verbatim}
        answer: Answer = self._script.call("search", query, options)
        answer["cost"]["bytes"] = self.bytes - before
        return answer

    def facets(
        self, query: str, facets: Sequence[str], filters: Filters | None = None
    ) -> dict[str, list[tuple[str, int]]]:
        """Return the values of each of *facets* in the results, with how many articles choosing each would show, most first."""
        counts = self._script.call("facets", query, facets, {"filters": filters or {}})
        return {facet: [(value, count) for value, count in values] for facet, values in counts}

    def quotation(self, text: str) -> dict[str, Any]:
        """Say whether *text* stands in an article: `verdict` (exact, differs, absent), `article`, `passage`, `differences`.

        A difference is what *text* has and what the article has in its place; either may be empty.
        """
        checked: dict[str, Any] = self._script.call("quotation", text)
        return checked

    def complete(self, text: str) -> list[str]:
        """Return whole queries that *text*, its last word unfinished, may become."""
        completed: list[str] = self._script.call("complete", text)
        return completed

    def subject(self, answer: Answer) -> dict[str, Any] | None:
        """Return the entity that the query of *answer* names and nothing else: its `slug`, `type`, `url` and `names`."""
        entity: dict[str, Any] | None = self._script.call("subject", answer)
        return entity

    def did_you_mean(self, answer: Answer) -> dict[str, str] | None:
        """Return the `query` with a likelier word for a rare one, and the word as `meant`: «هل تقصد»."""
        other: dict[str, str] | None = self._script.call("didYouMean", answer)
        return other

    def _shard(self, name: str) -> str:
        data = self._read(f"{name}.js")
        self.requests += 1
        self.bytes += len(data)
        try:
            return unwrap(name, data)
        except ValueError as error:
            raise KhizanaError(_broken(self._folder / f"{name}.js", str(error))) from error

    def _manifest(self) -> dict[str, Any]:
        path = self._folder / "manifest.json"
        try:
            manifest: dict[str, Any] = json.loads(self._read("manifest.json"))
            found = manifest.get("format")
        except (ValueError, AttributeError) as error:
            raise KhizanaError(_broken(path, "is damaged: it is not a JSON object")) from error
        if found != FORMAT:
            raise KhizanaError(
                Problem(str(path), f"expected index format {FORMAT}, found {found!r}", "run invoke build")
            )
        if not is_sound(manifest):
            raise KhizanaError(_broken(path, "is damaged: its checksum is of something else"))
        return manifest

    def _read(self, name: str) -> bytes:
        path = self._folder / name
        try:
            return path.read_bytes()
        except OSError as error:
            raise KhizanaError(_broken(path, f"cannot be read: {error.strerror}")) from error


def _broken(path: Path, message: str) -> Problem:
    return Problem(str(path), message, "run invoke build, or copy the whole search folder again")
