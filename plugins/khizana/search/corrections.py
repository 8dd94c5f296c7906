"""What a reader may have meant who typed a word that the archive does not have.

The browser's twin is theme/static/js/search/corrections.js; tests hold their answers equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from khizana.arabic.edit_distance import distance
from khizana.arabic.fold import SearchKey, fold
from khizana.arabic.keyboard import as_arabic, as_latin
from khizana.arabic.tokenizer import tokenize
from khizana.search import sounds
from khizana.search.beginnings import forms_with_prefix
from khizana.search.format import entity_names, lexicon
from khizana.search.format.shards import Shelf
from khizana.search.lists import Lists
from khizana.search.slips import FEW, LOSS, SHORTEST, STEM, article_of, spelling, with_vowel, without_slips
from khizana.search.words import Word

_TOLD = 5  # letters; a shorter name with a slip in it may be another's: «Otan» is no «Oman»
_PARTICLES = "وفبلك"
_IMPOSSIBLE = re.compile("[ىة][ء-ي]")  # letters that end a word


@dataclass(frozen=True, slots=True)
class Correction:
    """Another query, and the words it changes. Kinds: name, layout, beginning, spacing, spelling, sound."""

    kind: str
    typed: str
    meant: str
    query: str


def corrections(
    shelf: Shelf,
    query: str,
    unknown: Sequence[tuple[str, int]],
    doubtful: Sequence[tuple[str, Word, int]],
    pairs: Sequence[tuple[str, str]],
    *,
    latin_alone: Sequence[str],
    nothing_known: bool,
) -> Iterator[Correction]:
    """Yield what *query* may have meant, likeliest first.

    *unknown* are its words, as typed, that the archive lacks, each with the slips allowed to find another for it, *doubtful*
    those of respelled(), *pairs* its words that follow each other, and *latin_alone* all its words, if they are Latin. A wrong
    keyboard layout, and Latin words of which only some are heard, are thought of only when no word of the query is known.
    """
    latin_words = _latin(word for word, _ in unknown)
    digits = sounds.with_digits(query, latin_words)
    yield from _sound(shelf, query, digits)
    yield from _name(shelf, query, latin_words)
    yield from _other_name(shelf, query, [word for word, _ in unknown if word not in latin_words])
    yield from _beginning(shelf, query, unknown)
    yield from _joined(shelf, query, pairs)
    if nothing_known and ":" not in query and not query.isupper():  # a field is no slip, nor are capitals
        yield from _layout(shelf, query)
    yield from _sound(shelf, query, latin_words)
    if len(latin_alone) > len(latin_words):  # «Ben Jaafar», though some article has «Jaafar»
        yield from _sound(shelf, query, latin_alone)
    yield from respelled(shelf, query, unknown, doubtful)
    if nothing_known:
        yield from _sound(shelf, query, digits or latin_words, some=True)


def _layout(shelf: Shelf, query: str) -> Iterator[Correction]:
    """Yield *query* as the same keys write it in the other layout, then what that names or sounds like."""
    for other in dict.fromkeys((as_arabic(query), as_latin(query))):
        if other != query:
            if not _IMPOSSIBLE.search(other):
                yield Correction("layout", query.strip(), other.strip(), other)
            typed = _latin(token.key for token in tokenize(other))
            # many a slip would sound like something, but seldom letter by letter
            for name in chain(_name(shelf, other, typed), _sound(shelf, other, typed, exact=True)):
                yield Correction("layout", query.strip(), name.meant, name.query)


def respelled(
    shelf: Shelf, query: str, unknown: Sequence[tuple[str, int]], doubtful: Sequence[tuple[str, Word, int]]
) -> Iterator[Correction]:
    """Yield *query* with the *unknown* words cut in two or without their slips, all those that can be.

    And with the long vowels that the *doubtful* ones lack: those of which may_be_slip() is true, each with its articles.
    """
    found = [(word, without_slips(shelf, fold(word), slips)) for word, slips in unknown]
    found += [(text, with_vowel(shelf, word, articles)) for text, word, articles in doubtful]
    mended = [(word, entries) for word, entries in found if entries]
    corrected, meant = query, []
    for word, entries in mended:
        meant.append(" ".join(entry.word for entry in entries))
        corrected = corrected.replace(word, meant[-1], 1)
    if mended:
        kind = "spelling" if all(len(entries) == 1 for _, entries in mended) else "spacing"
        yield Correction(kind, " ".join(word for word, _ in mended), " ".join(meant), corrected)


def _joined(shelf: Shelf, query: str, pairs: Sequence[tuple[str, str]]) -> Iterator[Correction]:
    """Yield *query* with a pair of its words written together, where the archive writes them so."""
    for one, other in pairs:
        entry = lexicon.find(shelf, fold(one + other))
        typed = f"{one} {other}"
        if entry and entry.articles and typed in query:
            yield Correction("spacing", typed, entry.word, query.replace(typed, entry.word, 1))


def _beginning(shelf: Shelf, query: str, unknown: Sequence[tuple[str, int]]) -> Iterator[Correction]:
    """Yield *query* for all words that begin as its last one does: it may not be typed to the end.

    But not where they are few beside a word that it may be a slip for: «مسؤل» begins «مسؤلين», once, and is «مسؤول». Words that
    begin so only behind what is attached to them («الميتافيزيقا») weigh less: any number of them is few, and three letters tell
    nothing of them.
    """
    for word, slips in unknown[-1:]:
        form = fold(word)
        letters = len(form) - len(article_of(form))
        if not slips or letters < STEM or not query.rstrip().endswith(word):
            continue
        lists = Lists(shelf, whole=False)
        longer = forms_with_prefix(lists, form)
        plain = {other for other in longer if other.startswith(form)}
        if not plain and letters == STEM:
            continue
        articles = max((lists.form(SearchKey(other)).frequency for other in plain or longer), default=0)
        slip = spelling(shelf, form, 1) if articles and (articles < FEW or not plain) else None
        if articles and not (slip and slip.articles >= LOSS * articles):
            yield Correction("beginning", word, f"{word}*", f"{query.rstrip()}*")


def _latin(words: Iterable[str]) -> list[str]:
    return [word for word in words if not "\u0600" <= fold(word)[:1] <= "\u06ff"]


def _name(shelf: Shelf, query: str, typed: Sequence[str]) -> Iterator[Correction]:
    """Yield the query for the entity that the words *typed* in Latin name, one slip in each allowed."""
    words = [_spelled(shelf, fold(word)) for word in typed]
    known = [word for word in words if word is not None]
    if not known or len(known) < len(words):
        return
    for named in entity_names.find(shelf, known)[:1]:
        rest = _without(query, typed)
        yield Correction("name", " ".join(typed), named.names[0], f'{rest} كيان:"{named.names[0]}"'.strip())


def latin_name(shelf: Shelf, words: Sequence[str], articles: int) -> Correction | None:
    """Return the query for the entity that Latin *words* name, where it hides behind the few *articles* that have them.

    «sousse» stands in one article, and «سوسة» in hundreds. No slip is allowed, and the words must hardly be another's name:
    «United» may be the States or the Nations.
    """
    found = entity_names.find(shelf, map(fold, words))
    rivals = [articles, *(len(other.documents) for other in found[1:2])]
    if not found or len(found[0].documents) < LOSS * max(rivals):
        return None
    name = found[0].names[0]
    return Correction("name", " ".join(words), name, f'كيان:"{name}"')


def _other_name(shelf: Shelf, query: str, typed: Sequence[str]) -> Iterator[Correction]:
    """Yield the query for the entity that the Arabic words *typed* name: «بيلاروسيا», where articles write «روسيا البيضاء»."""
    keys = [fold(word) for word in typed]
    found = entity_names.find(shelf, keys) or entity_names.find(shelf, map(_without_particle, keys))
    for named in found[:1]:
        # «سري لانكا» as a whole, though only its second word is unknown
        words = next((name for name in named.names if f" {name} " in f" {query} "), " ".join(typed))
        meant = next((name for name in named.names if name != words), f"كيان:{words}")
        rest = _without(query, [words] if words in query else typed)
        yield Correction("name", words, meant, f'{rest} كيان:"{named.names[0]}"'.strip())


def _without_particle(key: str) -> str:
    """Return *key* without a letter that may be a particle's, where enough is left for a name: «وتايلاند»."""
    return key[1:] if key[:1] in _PARTICLES and len(key) > SHORTEST else key


def _sound(
    shelf: Shelf, query: str, typed: Sequence[str], *, exact: bool = False, some: bool = False
) -> Iterator[Correction]:
    """Yield *query* with what the words *typed* in Latin, or *some* of them, sound like: see sounds.hear()."""
    if heard := sounds.hear(shelf, typed, exact=exact, some=some):
        words, meant = heard
        yield Correction(
            "sound" if some else "name", " ".join(words), meant, f"{_without(query, words)} {meant}".strip()
        )


def _without(query: str, words: Sequence[str]) -> str:
    for word in words:
        query = query.replace(word, "", 1)
    return query.strip()


def _spelled(shelf: Shelf, word: str) -> str | None:
    """Return the word of an entity's name that *word* is, or is one slip away from."""
    limit = 1 if len(word) >= _TOLD else 0
    best: tuple[int, str] | None = None
    for name in shelf.find_range(shelf.manifest["entities"], word[:1], word[:1] + "\uffff"):
        for key, _ in shelf.load(name):
            away = distance(word, key, limit)
            if away <= limit and (best is None or (away, key) < best):
                best = (away, key)
    return best[1] if best else None
