"""What a reader may have meant who typed a word that the archive does not have.

The browser's twin is theme/static/js/search/corrections.js; tests hold their answers equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from operator import itemgetter
from typing import NamedTuple

from pyarabic import araby

from khizana.arabic import latin
from khizana.arabic.distance import distance
from khizana.arabic.fold import SearchKey, fold
from khizana.arabic.keyboard import as_arabic, as_latin
from khizana.arabic.tokenizer import tokenize
from khizana.search import entity_names, lexicon
from khizana.search.beginnings import forms_with_prefix
from khizana.search.lexicon import Entry
from khizana.search.lists import Lists
from khizana.search.nearness import in_a_row
from khizana.search.shards import Shelf
from khizana.search.words import Word

_SHARDS = 8  # lexicon shards to look through for one word, about 40 kB
_LONG = 7  # letters; only so long a word may be two slips away, or be a slip though some article has it
_SHORTEST = 4  # a shorter word has too many neighbours
_STEM = 3  # letters after the article
_LESS = 3  # so many times as common must a likelier word be that loses one sound more of a Latin one
_LOSS = 8  # so many times as common must an entity's name, or a word a slip away, be
_VOWELS = "اوي"
_TOLD = 5  # letters; a shorter name with a slip in it may be another's: «Otan» is no «Oman»
_RARE = 1000  # articles, of which one has a rare word
_HEARINGS = 4  # words that a Latin one may be
_MORE = 2  # sounds that it may lose beside another
_FEW = 3  # articles; a word, or a beginning, of fewer may be a slip
_ALIKE = str.maketrans("جخثطظضذزشصغق", "ححتتتتدرسسعف", "اويء")
"""A long vowel is what a hurried hand drops first, a hamza what it misplaces, dots and emphasis what it confuses."""
_WITH_DIGITS = re.compile("(?<![A-Za-z0-9])(?=[0-9]*[A-Za-z])[A-Za-z2356789]*[2356789][A-Za-z2356789]*(?![A-Za-z0-9])")
"""A word of Latin letters and digits that stand for Arabic letters: «7amma», «3abdallah»."""
_BEFORE_ANY = "وفبل"
_PARTICLES = _BEFORE_ANY + "ك"
_JOINED = (("(.+)[aou]ll?ah", "{} الله"), ("abd([aeou].+)", "عبد {}"), ("(.+)[ae]dd?ine?", "{} الدين"))
"""Names of two words that Latin letters write as one."""
_SHORT_NAMES = {
    "ben": "بن",
    "bin": "بن",
    "ibn": "ابن",
    "abou": "أبو",
    "abu": "أبو",
    "ali": "علي",
    "abd": "عبد",
    "abdel": "عبد",
    "abdul": "عبد",
}
"""Words of names that are too short to be told by their sound."""
_LATIN_ARTICLES = ("el", "al")
_IMPOSSIBLE = re.compile("[ىة][ء-ي]")  # letters that end a word
_ARTICLES = ("وال", "بال", "فال", "كال", "لل", "ال")


@dataclass(frozen=True, slots=True)
class Correction:
    """Another query, and the words it changes. Kinds: name, layout, beginning, spacing, spelling, sound."""

    kind: str
    typed: str
    meant: str
    query: str


class Heard(NamedTuple):
    """Words of the archive that a Latin one may be, and how many of its sounds they lose."""

    words: str
    lost: int


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
    digits = _with_digits(query, latin_words)
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
    found = [(word, _without_slips(shelf, fold(word), slips)) for word, slips in unknown]
    found += [(text, _with_vowel(shelf, word, articles)) for text, word, articles in doubtful]
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


def _name(shelf: Shelf, query: str, typed: Sequence[str]) -> Iterator[Correction]:
    """Yield the query for the entity that the words *typed* in Latin name, one slip in each allowed."""
    words = [_spelled(shelf, fold(word)) for word in typed]
    known = [word for word in words if word is not None]
    if not known or len(known) < len(words):
        return
    for named in entity_names.find(shelf, known)[:1]:
        rest = _without(query, typed)
        yield Correction("name", " ".join(typed), named.names[0], f'{rest} كيان:"{named.names[0]}"'.strip())


def may_be_slip(word: Word, articles: int) -> bool:
    """Return whether *word*, which *articles* have, may be a slip: it is taken for a form of another, or long and very rare."""
    if word.lemma is None or word.key < araby.HAMZA:  # unknown anyway, or a number, a Latin word
        return False
    return len(word.key) >= _SHORTEST if word.guessed else len(word.key) >= _LONG and articles < _FEW


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


def _sound(
    shelf: Shelf, query: str, typed: Sequence[str], *, exact: bool = False, some: bool = False
) -> Iterator[Correction]:
    """Yield *query* with the words of the archive that sound like those *typed* in Latin, if there is one for each or *some*.

    An article typed apart has none: «el 9asrine». A word of three letters sounds like too many others to stand for all.
    """
    said = [(word, _said(shelf, word, exact=exact)) for word in typed if fold(word) not in _LATIN_ARTICLES]
    if not (exact or some) and any(choices for _, choices in said):
        # beside one that is heard: some article must have both
        said = [(word, choices or _said(shelf, word, more=_MORE)) for word, choices in said]
    heard = {word: choices for word, choices in said if choices and (not some or len(choices[0].words) > _STEM)}
    missed = [word for word, _ in said if word not in heard]
    if not heard or (missed and not some):
        return
    meant = _together(shelf, [heard[word] for word, _ in said if word in heard])
    gone = [word for word in typed if word not in missed]
    yield Correction("sound" if some else "name", " ".join(gone), meant, f"{_without(query, gone)} {meant}".strip())


def _together(shelf: Shelf, choices: Sequence[Sequence[Heard]]) -> str:
    """Return one of each of the *choices*: those that follow each other in most articles, or are there; else the likeliest.

    «قيس سعيد» and not «كيس صيد», whose words are commoner alone.
    """
    lists = Lists(shelf, whole=False)
    ways = [(0.0, one, one.words) for one in choices[0]]  # the best that ends with each choice
    for options in choices[1:]:
        ways = [
            max(
                ((worth + _beside(lists, last, one), one, f"{words} {one.words}") for worth, last, words in ways),
                key=itemgetter(0),
            )
            for one in options
        ]
    return max(ways, key=itemgetter(0))[2]


def _beside(lists: Lists, one: Heard, other: Heard) -> float:
    """Return how many articles have the two side by side, those with both at a thousandth, less for what they lose."""
    keys = [fold(word) for word in f"{one.words} {other.words}".split()]
    both = sorted(set[int].intersection(*(set(lists.form(key).documents) for key in keys)))
    row = in_a_row([lists.positions(key, both) for key in keys]) if both else []
    return float((len(row) + len(both) / 1000) / _LESS ** (one.lost + other.lost))


def _without(query: str, words: Sequence[str]) -> str:
    for word in words:
        query = query.replace(word, "", 1)
    return query.strip()


def _said(shelf: Shelf, word: str, *, exact: bool = False, more: int = 0) -> list[Heard]:
    """Return what the archive has for the Latin *word*, «حزب الله» for «hezbollah», the likeliest first."""
    if name := _SHORT_NAMES.get(fold(word)):
        return [Heard(name, 0)]
    found = _heard(shelf, word, exact=exact, more=more)
    for joined, apart in _JOINED:
        part = re.fullmatch(joined, word, re.IGNORECASE)
        if part and not found:
            alone = _heard(shelf, part[1], exact=exact, more=more)
            found = [Heard(apart.format(one.words), one.lost) for one in alone]
    return found


def _heard(shelf: Shelf, word: str, *, exact: bool, more: int) -> list[Heard]:
    """Return the words of the archive that sound like the Latin *word*, the commonest first, less for what they lose."""
    # fold() would take «7amma» for a number
    parts = latin.units(word.lower() if _WITH_DIGITS.fullmatch(word) else fold(word))
    if not parts:
        return []
    idle = {article + word for article in ("", "ال") for word in shelf.manifest["function_words"]}
    spelled, most = re.compile(latin.pattern(parts)), 0 if exact else latin.most(parts) + more
    found = []
    for name in _ranges(shelf, shelf.manifest["lexicon"], latin.beginnings(parts))[:_SHARDS]:
        for entry in lexicon.read(shelf, name):
            lost = latin.missing(spelled, entry.form) if entry.articles else None
            if lost is None or lost > most or len(entry.form) < _STEM or entry.form in idle:
                continue
            # an «ى» sounds like «a», and folds to the letter that does not: «موسى» may be written for «موسي», others come first
            other = entry.form.endswith("ي") and entry.word.endswith("ى") != (parts[-1] == "a")
            if not other or parts[-1] == "i":
                worth = entry.articles / _LESS ** (lost + entry.form.startswith("ال"))
                found.append((other, -worth, entry.form, entry, lost))
    likely = (Heard(entry.word, lost) for *_, entry, lost in sorted(found) if not _has_particle(shelf, entry))
    return list(islice(likely, _HEARINGS))


def _has_particle(shelf: Shelf, entry: Entry) -> bool:
    """Return whether the first letter of *entry* is a particle's: what follows it is a commoner word, «حزب» in «وحزب»."""
    bare = lexicon.find(shelf, SearchKey(entry.form[1:])) if entry.form[0] in _BEFORE_ANY else None
    return bare is not None and bare.articles > entry.articles


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


def spelling(shelf: Shelf, form: SearchKey, slips: int) -> Entry | None:
    """Return the word of the archive that is the fewest *slips* from *form*.

    Of equals, one is likelier that has the same letters but for those that look or sound alike, then the one in most articles.
    Another may not be rare where the word is short and the archive large: «كرهبة» is no «كهبة».
    """
    if len(form) < _SHORTEST or not slips:
        return None
    limit = slips if len(form) >= _LONG else 1
    bones = _bones(form)
    least = min(_LOSS, shelf.manifest["articles"] // _RARE)
    best: tuple[int, bool, int, str] | None = None
    chosen = None
    for name in _shards(shelf, form):
        for entry in lexicon.read(shelf, name):
            away = distance(form, entry.form, limit)
            if away > limit or entry.form == form:
                continue
            unlike = _bones(entry.form) != bones
            rank = (away, unlike, -entry.articles, entry.form)
            rare = unlike and len(form) < _LONG and entry.articles < least
            if not rare and (best is None or rank < best):
                best, chosen = rank, entry
    return chosen


def _without_slips(shelf: Shelf, form: SearchKey, slips: int) -> tuple[Entry, ...]:
    """Return the word that *form* is without its *slips*, or the two that it is without a space; nothing if there are none."""
    parts, found = _split(shelf, form), spelling(shelf, form, slips)
    # two known words run together are likelier than two slips
    if parts and (found is None or distance(form, found.form, 2) > 1):
        return parts
    return (found,) if found else ()


def _with_vowel(shelf: Shelf, word: Word, articles: int) -> tuple[Entry, ...]:
    """Return the commonest word that has one long vowel more within than *word*, if it is much commoner than what was typed.

    «الاصلحات» may be taken for a form of «الأصلح», and is «الإصلاحات». What counts as the same word is found already.
    """
    form, least = word.key, _LOSS * (1 if word.guessed else articles)
    inner = range(len(_article(form)) + 1, len(form))
    others = {form[:at] + vowel + form[at:] for at in inner for vowel in _VOWELS} - word.forms
    names = {shelf.find(shelf.manifest["lexicon"], other) for other in others}
    entries = (entry for name in names if name for entry in lexicon.read(shelf, name) if entry.form in others)
    likely = [entry for entry in entries if entry.articles >= least]
    return tuple(sorted(likely, key=lambda entry: (-entry.articles, entry.form))[:1])


def _bones(form: str) -> list[str]:
    """Return the letters of *form* but for what a slip confuses; their order is one of that."""
    return sorted(form.translate(_ALIKE))


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
