"""Words of the archive that a typed one may be but for a slip: letters too many, too few or swapped, others, a space left out.

The browser's twin is theme/static/js/search/slips.js.
"""

from __future__ import annotations

from pyarabic import araby

from khizana.arabic.edit_distance import distance
from khizana.arabic.fold import SearchKey
from khizana.search.format import lexicon
from khizana.search.format.lexicon import Entry
from khizana.search.format.shards import Shelf
from khizana.search.words import Word

STEM = 3  # letters after the article
SHORTEST = 4  # a shorter word has too many neighbours
_LONG = 7  # letters; only so long a word may be two slips away, or be a slip though some article has it
LOSS = 8  # so many times as common must a word a slip away be
FEW = 3  # articles; a word, or a beginning, of fewer may be a slip
_RARE = 1000  # articles, of which one has a rare word
_VOWELS = "اوي"
_ALIKE = str.maketrans("جخثطظضذزشصغق", "ححتتتتدرسسعف", "اويء")
"""A long vowel is what a hurried hand drops first, a hamza what it misplaces, dots and emphasis what it confuses."""
_ARTICLES = ("وال", "بال", "فال", "كال", "لل", "ال")


def may_be_slip(word: Word, articles: int) -> bool:
    """Return whether *word*, which *articles* have, may be a slip: it is taken for a form of another, or long and very rare."""
    if word.lemma is None or word.key < araby.HAMZA:  # unknown anyway, or a number, a Latin word
        return False
    return len(word.key) >= SHORTEST if word.guessed else len(word.key) >= _LONG and articles < FEW


def spelling(shelf: Shelf, form: SearchKey, slips: int) -> Entry | None:
    """Return the word of the archive that is the fewest *slips* from *form*.

    Of equals, one is likelier that has the same letters but for those that look or sound alike, then the one in most articles.
    Another may not be rare where the word is short and the archive large: «كرهبة» is no «كهبة».
    """
    if len(form) < SHORTEST or not slips:
        return None
    limit = slips if len(form) >= _LONG else 1
    bones = _bones(form)
    least = min(LOSS, shelf.manifest["articles"] // _RARE)
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


def without_slips(shelf: Shelf, form: SearchKey, slips: int) -> tuple[Entry, ...]:
    """Return the word that *form* is without its *slips*, or the two that it is without a space; nothing if there are none."""
    parts, found = _split(shelf, form), spelling(shelf, form, slips)
    # two known words run together are likelier than two slips
    if parts and (found is None or distance(form, found.form, 2) > 1):
        return parts
    return (found,) if found else ()


def with_vowel(shelf: Shelf, word: Word, articles: int) -> tuple[Entry, ...]:
    """Return the commonest word that has one long vowel more within than *word*, if it is much commoner than what was typed.

    «الاصلحات» may be taken for a form of «الأصلح», and is «الإصلاحات». What counts as the same word is found already.
    """
    form, least = word.key, LOSS * (1 if word.guessed else articles)
    inner = range(len(article_of(form)) + 1, len(form))
    others = {form[:at] + vowel + form[at:] for at in inner for vowel in _VOWELS} - word.forms
    names = {shelf.find(shelf.manifest["lexicon"], other) for other in others}
    entries = (entry for name in names if name for entry in lexicon.read(shelf, name) if entry.form in others)
    likely = [entry for entry in entries if entry.articles >= least]
    return tuple(sorted(likely, key=lambda entry: (-entry.articles, entry.form))[:1])


def article_of(form: str) -> str:
    """Return the article that *form* begins with, and what is joined to it, where enough is left; else nothing."""
    fitting = (article for article in _ARTICLES if form.startswith(article) and len(form) - len(article) >= STEM)
    return next(fitting, "")


def _bones(form: str) -> list[str]:
    """Return the letters of *form* but for what a slip confuses; their order is one of that."""
    return sorted(form.translate(_ALIKE))


def _shards(shelf: Shelf, form: str) -> list[str]:
    """Return the lexicon shards to look through: all, those of the first letter, or of likely first two letters."""
    article = article_of(form)
    rest = form[len(article) :]
    # as typed, swapped, the first or the second letter too many
    pairs = (rest[:2], rest[1] + rest[0], rest[1:3], rest[0] + rest[2])
    for starts in (("",), (article + rest[0],)):
        names = lexicon.shards_of(shelf, starts)
        if len(names) <= lexicon.MANY:
            return names
    return lexicon.shards_of(shelf, [article + pair for pair in pairs])[: lexicon.MANY]


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
    return (len(left) >= STEM or left in particles) and (
        len(right) >= STEM or (left in particles and right in particles)
    )
