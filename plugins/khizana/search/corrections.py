"""What a reader may have meant who typed a word that the archive does not have.

The browser's twin is theme/static/js/search/corrections.js; tests hold their answers equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from khizana.arabic.distance import distance
from khizana.arabic.fold import SearchKey, fold
from khizana.arabic.keyboard import as_arabic, as_latin
from khizana.arabic.tokenizer import tokenize
from khizana.search import entity_names, lexicon
from khizana.search.lexicon import Entry
from khizana.search.shards import Shelf

_SHARDS = 8  # lexicon shards to look through for one word, about 40 kB
_LONG = 7  # letters; only so long a word may be two slips away
_SHORTEST = 4  # a shorter word has too many neighbours
_STEM = 3  # letters after the article
_WEAK = str.maketrans("", "", "اوي")
_ARTICLES = ("وال", "بال", "فال", "كال", "لل", "ال")


@dataclass(frozen=True, slots=True)
class Correction:
    """Another query, and the words it changes. Kinds: name, layout, spacing, spelling."""

    kind: str
    typed: str
    meant: str
    query: str


def corrections(
    shelf: Shelf,
    query: str,
    unknown: Sequence[tuple[str, int]],
    pairs: Sequence[tuple[str, str]],
    *,
    nothing_known: bool,
) -> Iterator[Correction]:
    """Yield what *query* may have meant, likeliest first.

    *unknown* are its words, as typed, that the archive lacks, each with the slips allowed to find another for it, and *pairs*
    its words that follow each other. A wrong keyboard layout is thought of only when no word of the query is known.
    """
    yield from _name(shelf, query, _latin(word for word, _ in unknown))
    yield from _joined(shelf, query, pairs)
    if nothing_known:
        for other in dict.fromkeys((as_arabic(query), as_latin(query))):
            if other != query:
                yield Correction("layout", query.strip(), other.strip(), other)
                for name in _name(shelf, other, _latin(token.key for token in tokenize(other))):
                    yield Correction("layout", query.strip(), name.meant, name.query)
    corrected, kind = query, "spelling"
    typed, meant = [], []
    for word, slips in unknown:
        form = fold(word)
        parts = _split(shelf, form)
        found = spelling(shelf, form, slips)
        # two known words run together are likelier than two slips
        if parts and (found is None or distance(form, found.form, 2) > 1):
            better, kind = " ".join(entry.word for entry in parts), "spacing"
        elif found:
            better = found.word
        else:
            continue
        corrected = corrected.replace(word, better, 1)
        typed.append(word)
        meant.append(better)
    if meant:
        yield Correction(kind, " ".join(typed), " ".join(meant), corrected)


def _joined(shelf: Shelf, query: str, pairs: Sequence[tuple[str, str]]) -> Iterator[Correction]:
    """Yield *query* with a pair of its words written together, where the archive writes them so."""
    for one, other in pairs:
        entry = lexicon.find(shelf, fold(one + other))
        typed = f"{one} {other}"
        if entry and entry.articles and typed in query:
            yield Correction("spacing", typed, entry.word, query.replace(typed, entry.word, 1))


def _latin(words: Iterable[str]) -> list[str]:
    return [word for word in words if not "\u0600" <= fold(word)[:1] <= "\u06ff"]


def _name(shelf: Shelf, query: str, latin: Sequence[str]) -> Iterator[Correction]:
    """Yield the query for the entity that the *latin* words of *query* name, one slip in each allowed."""
    words = [_spelled(shelf, fold(word)) for word in latin]
    known = [word for word in words if word is not None]
    if not known or len(known) < len(words):
        return
    for named in entity_names.find(shelf, known)[:1]:
        rest = query
        for word in latin:
            rest = rest.replace(word, "", 1)
        yield Correction("name", " ".join(latin), named.names[0], f'{rest.strip()} كيان:"{named.names[0]}"'.strip())


def _spelled(shelf: Shelf, word: str) -> str | None:
    """Return the word of an entity's name that *word* is, or is one slip away from."""
    best: tuple[int, str] | None = None
    for name in shelf.find_range(shelf.manifest["entities"], word[:1], word[:1] + "\uffff"):
        for key, _ in shelf.load(name):
            away = distance(word, key, 1 if len(word) >= _SHORTEST else 0)
            if away <= (1 if len(word) >= _SHORTEST else 0) and (best is None or (away, key) < best):
                best = (away, key)
    return best[1] if best else None


def spelling(shelf: Shelf, form: SearchKey, slips: int) -> Entry | None:
    """Return the word of the archive that is the fewest *slips* from *form*.

    Of equals, one that differs in long vowels only is likelier, then the one in most articles.
    """
    if len(form) < _SHORTEST or not slips:
        return None
    limit = slips if len(form) >= _LONG else 1
    best: tuple[int, bool, int, str] | None = None
    chosen = None
    for name in _shards(shelf, form):
        for entry in lexicon.read(shelf, name):
            away = distance(form, entry.form, limit)
            # a long vowel is what a hurried hand drops first
            rank = (away, entry.form.translate(_WEAK) != form.translate(_WEAK), -entry.articles, entry.form)
            if away <= limit and entry.form != form and (best is None or rank < best):
                best, chosen = rank, entry
    return chosen


def _shards(shelf: Shelf, form: str) -> list[str]:
    """Return the lexicon shards to look through: all, those of the first letter, or of likely first two letters."""
    node = shelf.manifest["lexicon"]
    article = next(
        (article for article in _ARTICLES if form.startswith(article) and len(form) - len(article) >= _STEM), ""
    )
    rest = form[len(article) :]
    # as typed, swapped, the first or the second letter too many
    pairs = (rest[:2], rest[1] + rest[0], rest[1:3], rest[0] + rest[2])
    for starts in (("",), (article + rest[0],)):
        names = _ranges(shelf, node, starts)
        if len(names) <= _SHARDS:
            return names
    return _ranges(shelf, node, tuple(article + pair for pair in pairs))[:_SHARDS]


def _ranges(shelf: Shelf, node: dict[str, object], starts: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(name for start in starts for name in shelf.find_range(node, start, start + "\uffff")))


def _split(shelf: Shelf, form: str) -> tuple[Entry, Entry] | None:
    """Return the two words of the archive that *form* is written together from, the commonest such pair."""
    best: tuple[int, tuple[Entry, Entry]] | None = None
    for at in range(2, len(form) - 1):
        left = lexicon.find(shelf, form[:at])
        right = lexicon.find(shelf, form[at:]) if left and left.articles else None
        if left and right and right.articles:
            worth = min(left.articles, right.articles)
            if best is None or worth > best[0]:
                best = (worth, (left, right))
    return best[1] if best else None
