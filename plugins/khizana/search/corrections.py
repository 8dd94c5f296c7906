"""What a reader may have meant who typed a word that the archive does not have.

The browser's twin is theme/static/js/search/corrections.js; tests hold their answers equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from khizana.arabic import latin
from khizana.arabic.distance import distance
from khizana.arabic.fold import SearchKey, fold
from khizana.arabic.keyboard import as_arabic, as_latin
from khizana.arabic.tokenizer import tokenize
from khizana.search import entity_names, lexicon
from khizana.search.beginnings import forms_with_prefix
from khizana.search.lexicon import Entry
from khizana.search.lists import Lists
from khizana.search.shards import Shelf

_SHARDS = 8  # lexicon shards to look through for one word, about 40 kB
_LONG = 7  # letters; only so long a word may be two slips away
_SHORTEST = 4  # a shorter word has too many neighbours
_STEM = 3  # letters after the article
_LOSS = 8  # so many times as common must a likelier word be that is a vowel short in Latin, or a slip away
_FEW = 3  # articles; a beginning of so few words may be a slip
_WEAK = str.maketrans("", "", "اويء")
_WITH_DIGITS = re.compile("(?<![A-Za-z0-9])(?=[0-9]*[A-Za-z])[A-Za-z2356789]*[2356789][A-Za-z2356789]*(?![A-Za-z0-9])")
"""A word of Latin letters and digits that stand for Arabic letters: «7amma», «3abdallah»."""
_PARTICLES = "وفبلك"
_ARTICLES = ("وال", "بال", "فال", "كال", "لل", "ال")


@dataclass(frozen=True, slots=True)
class Correction:
    """Another query, and the words it changes. Kinds: name, layout, beginning, spacing, spelling."""

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
    latin_words = _latin(word for word, _ in unknown)
    nothing_known = nothing_known and ":" not in query  # a field is no slip
    yield from _sound(shelf, query, _with_digits(query, latin_words))
    yield from _name(shelf, query, latin_words)
    yield from _other_name(shelf, query, [word for word, _ in unknown if word not in latin_words])
    yield from _beginning(shelf, query, unknown)
    yield from _joined(shelf, query, pairs)
    if nothing_known:
        yield from _layout(shelf, query)
    yield from _sound(shelf, query, latin_words)
    yield from _respelled(shelf, query, unknown)
    other = as_latin(query)
    if nothing_known and other != query:  # last, for many a slip would sound like something
        for heard in _sound(shelf, other, _latin_in(other)):
            yield Correction("layout", query.strip(), heard.meant, heard.query)


def _layout(shelf: Shelf, query: str) -> Iterator[Correction]:
    """Yield *query* as the same keys would write it in the other layout, and the entity that names."""
    for other in dict.fromkeys((as_arabic(query), as_latin(query))):
        if other != query:
            yield Correction("layout", query.strip(), other.strip(), other)
            for name in _name(shelf, other, _latin_in(other)):
                yield Correction("layout", query.strip(), name.meant, name.query)


def _respelled(shelf: Shelf, query: str, unknown: Sequence[tuple[str, int]]) -> Iterator[Correction]:
    """Yield *query* with the *unknown* words cut in two or without their slips, all those that can be."""
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


def _beginning(shelf: Shelf, query: str, unknown: Sequence[tuple[str, int]]) -> Iterator[Correction]:
    """Yield *query* for all words that begin as its last one does: it may not be typed to the end.

    But not where they are few beside a word that it may be a slip for: «مسؤل» begins «مسؤلين», once, and is «مسؤول». Words that
    begin so only behind what is attached to them («الميتافيزيقا») weigh less: any number of them is few, and three letters tell
    nothing of them.
    """
    for word, slips in unknown[-1:]:
        form = fold(word)
        letters = len(form) - len(_article(form))
        if not slips or letters < _STEM or not query.rstrip().endswith(word):
            continue
        lists = Lists(shelf, whole=False)
        longer = forms_with_prefix(lists, form)
        plain = {other for other in longer if other.startswith(form)}
        if not plain and letters == _STEM:
            continue
        articles = max((lists.form(SearchKey(other)).frequency for other in plain or longer), default=0)
        slip = spelling(shelf, form, 1) if articles and (articles < _FEW or not plain) else None
        if articles and not (slip and slip.articles >= _LOSS * articles):
            yield Correction("beginning", word, f"{word}*", f"{query.rstrip()}*")


def _latin(words: Iterable[str]) -> list[str]:
    return [word for word in words if not "\u0600" <= fold(word)[:1] <= "\u06ff"]


def _latin_in(text: str) -> list[str]:
    return _latin(token.key for token in tokenize(text))


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
    if not found or len(found[0].documents) < _LOSS * max(rivals):
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
    return key[1:] if key[:1] in _PARTICLES and len(key) > _SHORTEST else key


def _with_digits(query: str, latin_words: Sequence[str]) -> list[str]:
    """Return the words of *query* that write Arabic letters as digits («7amma»), and its *latin_words*; none without such."""
    digits = [word for word in _WITH_DIGITS.findall(query) if latin.units(word.lower())]
    whole = [word for word in latin_words if not any(word in other for other in digits)]
    return sorted([*digits, *whole], key=query.find) if digits else []


def _sound(shelf: Shelf, query: str, typed: Sequence[str]) -> Iterator[Correction]:
    """Yield *query* with the words of the archive that sound like those *typed* in Latin; what sounds like none is left out."""
    heard = " ".join(entry.word for entry in (_heard(shelf, word) for word in typed) if entry)
    if heard:
        yield Correction("name", " ".join(typed), heard, f"{_without(query, typed)} {heard}".strip())


def _without(query: str, words: Sequence[str]) -> str:
    for word in words:
        query = query.replace(word, "", 1)
    return query.strip()


def _heard(shelf: Shelf, word: str) -> Entry | None:
    """Return the word of the archive that sounds like the Latin *word*: the commonest, lost vowels held against it."""
    # fold() would take «7amma» for a number
    parts = latin.units(word.lower() if _WITH_DIGITS.fullmatch(word) else fold(word))
    if not parts:
        return None
    spelled = re.compile(latin.pattern(parts))
    best: tuple[float, str] | None = None
    chosen = None
    for name in _ranges(shelf, shelf.manifest["lexicon"], latin.beginnings(parts))[:_SHARDS]:
        for entry in lexicon.read(shelf, name):
            lost = latin.missing(spelled, entry.form) if entry.articles else None
            if lost is None:
                continue
            rank = (-entry.articles / _LOSS**lost, entry.form)
            if best is None or rank < best:
                best, chosen = rank, entry
    return chosen


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

    Of equals, one that differs in long vowels or a hamza only is likelier, then the one in most articles.
    """
    if len(form) < _SHORTEST or not slips:
        return None
    limit = slips if len(form) >= _LONG else 1
    best: tuple[int, bool, int, str] | None = None
    chosen = None
    for name in _shards(shelf, form):
        for entry in lexicon.read(shelf, name):
            away = distance(form, entry.form, limit)
            # a long vowel is what a hurried hand drops first, and a hamza what it misplaces
            rank = (away, entry.form.translate(_WEAK) != form.translate(_WEAK), -entry.articles, entry.form)
            if away <= limit and entry.form != form and (best is None or rank < best):
                best, chosen = rank, entry
    return chosen


def _shards(shelf: Shelf, form: str) -> list[str]:
    """Return the lexicon shards to look through: all, those of the first letter, or of likely first two letters."""
    node = shelf.manifest["lexicon"]
    article = _article(form)
    rest = form[len(article) :]
    # as typed, swapped, the first or the second letter too many
    pairs = (rest[:2], rest[1] + rest[0], rest[1:3], rest[0] + rest[2])
    for starts in (("",), (article + rest[0],)):
        names = _ranges(shelf, node, starts)
        if len(names) <= _SHARDS:
            return names
    return _ranges(shelf, node, tuple(article + pair for pair in pairs))[:_SHARDS]


def _article(form: str) -> str:
    fitting = (article for article in _ARTICLES if form.startswith(article) and len(form) - len(article) >= _STEM)
    return next(fitting, "")


def _ranges(shelf: Shelf, node: dict[str, object], starts: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(name for start in starts for name in shelf.find_range(node, start, start + "\uffff")))


def _split(shelf: Shelf, form: str) -> tuple[Entry, Entry] | None:
    """Return the two words of the archive that *form* is written together from, the commonest such pair."""
    best: tuple[int, tuple[Entry, Entry]] | None = None
    for at in range(2, len(form) - 1):
        if not _can_stand_alone(shelf, form[:at], form[at:]):
            continue
        left = lexicon.find(shelf, form[:at])
        right = lexicon.find(shelf, form[at:]) if left and left.articles else None
        if left and right and right.articles:
            worth = min(left.articles, right.articles)
            if best is None or worth > best[0]:
                best = (worth, (left, right))
    return best[1] if best else None


def _can_stand_alone(shelf: Shelf, left: str, right: str) -> bool:
    """Return whether neither half is too short for a word: two letters are one only in a particle («لا يمكن», «ما هو»)."""
    particles = shelf.manifest["function_words"]
    return (len(left) >= _STEM or left in particles) and (
        len(right) >= _STEM or (left in particles and right in particles)
    )
