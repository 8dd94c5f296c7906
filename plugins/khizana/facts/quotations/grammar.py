"""Shallow syntax: the role of a word in its sentence, judged by its form and neighbours: verb, «أن», head of a clause."""

from __future__ import annotations

import re
from functools import cache

from pyarabic.araby import ALEF, ALEF_MADDA, MEEM, TEH_MARBUTA, YEH

from khizana.arabic.fold import fold
from khizana.arabic.morphology import lemma_table
from khizana.facts.quotations import speech_verbs as speech
from khizana.facts.word_view import WordView

MARKS = '«»“”"'
_MAX_NON_PLURAL_LETTERS = 3  # of a word in «وا» that is too short for a plural verb
_MIN_PARTICIPLE_LETTERS = 4
_ALI = fold("علي")
_STRONG_PARTICIPLE = re.compile("م[^اوي]{3}ا")  # «معددا», «منددا»: of three strong letters, as no name is


@cache
def _lemma(form: str) -> str | None:
    """Return the most frequent lemma of *form*."""
    shares: dict[str, float] = {}
    for _, readings in lemma_table.load().readings(form):
        for lemma, share in readings:
            shares[lemma] = shares.get(lemma, 0.0) + share
    return max(shares, key=lambda lemma: (shares[lemma], lemma)) if shares else None


class Grammar:
    """Answers questions on the words of one text, by token number; beyond the ends the answer is no."""

    def __init__(self, words: WordView) -> None:
        self._words = words
        self._verbs = lemma_table.load().verbs

    def verb_lemma(self, token: int) -> str | None:
        """Return the lemma of the verb at *token*, None where it is hardly a verb."""
        key = self._words.key(token)
        return _lemma(key) if key in self._verbs or key in speech.FINITE else None

    def is_verb(self, token: int) -> bool:
        """Say whether *token* is a finite verb: of the lemma table, of being, or a plural as «ملوا»."""
        words = self._words
        key = words.key(token)
        known = (
            key in self._verbs
            or words.matches(token, speech.VERBS)
            or (len(key) > _MAX_NON_PLURAL_LETTERS and key.endswith("وا"))
        )
        return known and not words.word(token).endswith(TEH_MARBUTA)  # «دخلة» has the key of «دخله»

    def holds_verb(self, inside: range) -> bool:
        """Say whether the tokens *inside* hold a verb, or «أن», which introduces a clause."""
        return any(self.is_verb(token) or self.is_complementizer(token) for token in inside)

    def is_complementizer(self, token: int) -> bool:
        """Say whether *token* is a complementizer: «أن», «وأن»; not the «آن» of a name."""
        key = self._words.key(token)
        return (key in speech.COMPLEMENTIZERS or key[1:] in speech.COMPLEMENTIZERS) and not self._words.word(
            token
        ).startswith(ALEF_MADDA)

    def is_ali(self, token: int) -> bool:
        """Say whether *token* is the name «علي», not «على»: their keys are the same."""
        return self._words.key(token) == _ALI and self._words.word(token).endswith(YEH)

    def is_participle(self, token: int) -> bool:
        """Say whether *token* is a participle of a reporting verb: «مؤكدا», «ومضيفة», «مشددين»."""
        return self._words.matches(token, speech.PARTICIPLES)

    def is_word(self, key: str) -> bool:
        """Say whether the lemma table knows *key*."""
        return _lemma(key) is not None

    def is_circumstance(self, token: int) -> bool:
        """Say whether *token* is a participle in the accusative: «مستعرضا», not «مانديلا», which has no lemma; «معددا»."""
        key = self._words.key(token)
        if not (key.startswith(MEEM) and key.endswith(ALEF)):
            return False
        return (len(key) > _MIN_PARTICIPLE_LETTERS and bool(_lemma(key))) or bool(_STRONG_PARTICIPLE.fullmatch(key))

    def heads_clause(self, token: int) -> bool:
        """Say whether *token* follows punctuation or a connector, or is joined by و to what came before."""
        words = self._words
        key = words.key(token)
        joined = key[:1] in ("و", "ف") and key not in speech.FINITE
        return joined or not words.follows_space(token) or words.key(token - 1) in speech.CONNECTORS

    def clause_verb(self, token: int, first: int) -> str | None:
        """Return the reporting verb at *token*, without و, if it heads a clause of the sentence that begins at *first*."""
        key = self._words.key(token)
        bare = key[1:] if key[:1] in ("و", "ف") and key not in speech.FINITE else key
        return bare if bare in speech.FINITE and (token == first or self.heads_clause(token)) else None
