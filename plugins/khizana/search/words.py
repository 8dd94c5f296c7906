"""What the archive knows of a word of a query: its exact form, its light stem and its lemma, so far as it has them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from khizana.arabic.fold import SearchKey
from khizana.arabic.morphology import light_stemmer as light
from khizana.arabic.morphology.oov_candidates import guesses
from khizana.search.format import lexicon
from khizana.search.lists import Lists

_ARTICLED = re.compile("[وف]?(?:[بك]?ال|لل)")


@dataclass(frozen=True, slots=True)
class Word:
    """A query word as the archive has it. A view that is None has no list."""

    key: SearchKey
    lemma: str | None
    stem: str | None
    exact: SearchKey | None
    forms: frozenset[str]  # the words that count as this one, to be highlighted

    absent: bool = False  # a word of the language, but no article has any form of it
    guessed: bool = False  # known only by what is left without clitics and endings: it may be a slip as well

    @property
    def light(self) -> str | None:
        """The list of the stem: beside a lemma, that of its forms which are at home with either."""
        return self.stem if self.stem is None or self.lemma is None else f"{self.stem} {self.lemma}"

    @property
    def known(self) -> bool:
        """Whether any article has the word in any view."""
        return self.lemma is not None or self.stem is not None


def resolve(lists: Lists, key: SearchKey) -> Word:
    """Return what the archive has for *key*; every view is None when it has nothing.

    A word that no article has may still be a form of one that some have: by the lexicon, else stripped, else by its stem. A
    word that the lexicon knows for another is not guessed at: «لبن» is no «لبنان».
    """
    stem = light.stem(key)
    alike = lists.forms_of_stem(stem)
    own = lists.lemma_of(key)
    lemma, guessed = (own, False) if own is not None else _lemma_of_unseen(lists, key)
    if lemma == "":
        return Word(key, None, None, None, frozenset(), absent=True, guessed=guessed)
    forms = alike if lemma is None else lists.forms_of_lemma(lemma)
    exact = None if own is None else key
    return Word(key, lemma, stem if alike else None, exact, frozenset(forms), guessed=guessed)


def _lemma_of_unseen(lists: Lists, key: SearchKey) -> tuple[str | None, bool]:
    """Return the lemma of *key* by the lexicon, and whether something had to be taken off it first.

    A guess that no article has yields to one that some have, if that is *key* with something off at one end: «فازوا» may be
    «ازوا» after a «ف», but is «فاز».
    """
    absent = None
    for form in (key, *guesses(key)):
        if absent is not None and not (key.startswith(form) or key.endswith(form)):
            continue
        entry = lexicon.find(lists.shelf, form)
        if entry is not None:
            lemma = lists.lemma_of(entry.form) if entry.lemma is None else entry.lemma
            if not _lacks_article(lists, key, form, lemma):
                if lemma != "" or form == key:
                    return lemma, form != key
                absent = lemma
    return absent, absent is not None


def _lacks_article(lists: Lists, key: str, guess: str, lemma: str | None) -> bool:
    """Return whether *guess* is *key* without article and ending, but no form of *lemma* has an article.

    «الانتخبات» is no form of «انتخب»: a verb has no article. It is «الانتخابات», with a letter less.
    """
    if not _ARTICLED.match(key) or _ARTICLED.match(guess) or key.endswith(guess) or not lemma:
        return False
    return not any(map(_ARTICLED.match, lists.forms_of_lemma(lemma)))
