"""Numbers for the words of an archive: each distinct word goes through the filters of the analysis once."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import groupby

from khizana.arabic.readings import readings
from khizana.arabic.tokenizer import is_term
from khizana.search.analysis import FOLD, SPELLING, WordFilters


class DistinctWords(dict[str, int]):
    """Words as written from 1 on, and the forms that they fold to; 0 is a word that folds to nothing.

    A spelling is a word too: «أحـمد» is spelled as «أحمد» is. So is every other reading of a word: `readings` has the numbers
    of those of a word, and `read_as` the form of each by its number.
    """

    def __init__(self) -> None:
        super().__init__()
        self._fold, self._spelling = WordFilters(FOLD), WordFilters(SPELLING)
        self.forms: dict[str, int] = {"": 0}
        self.form_of = array("I", [0])  # by word
        self.spelling_of = array("I", [0])  # by word
        self.first = array("I", [0])  # by form: the spelling that came first
        self.readings: dict[int, list[int]] = {}
        self.read_as: dict[int, str] = {}
        self._letters: dict[int, str] = {}  # single Arabic letters, spelled

    def __missing__(self, word: str) -> int:
        form = self._fold(word)
        if not form:
            return 0
        if form == word:
            form = word  # one string, not two
        spelled = self._spelling(word)
        other = spelled != word and self[spelled]
        number = self._append(word, form, other)
        if not is_term(form):
            self._letters[number] = spelled
        if others := readings(word):
            self.readings[number] = [self._reading(spelled, key) for key in others]
        return number

    def acronyms(self, tokens: Sequence[int]) -> dict[int, int]:
        """Return the word that letters in a row make, by the place of the first: «أ. ف. ب» is «أفب» as well."""
        if self._letters.keys().isdisjoint(tokens):
            return {}
        found: dict[int, int] = {}
        for is_letter, run in groupby(enumerate(tokens), lambda each: each[1] in self._letters):
            letters = list(run)
            if is_letter and len(letters) > 1:
                found[letters[0][0]] = self["".join(self._letters[number] for _, number in letters)]
        return found

    def _reading(self, spelled: str, form: str) -> int:
        name = f"{spelled}\n{form}"
        number = self.get(name) or self._append(name, form)
        self.read_as[number] = form
        return number

    def _append(self, word: str, form: str, spelled: int = 0) -> int:
        number = self[word] = len(self.form_of)
        self.spelling_of.append(spelled or number)
        self.form_of.append(self.forms.setdefault(form, len(self.forms)))
        if len(self.first) < len(self.forms):
            self.first.append(number)
        return number
