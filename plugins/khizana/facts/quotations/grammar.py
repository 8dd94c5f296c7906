"""What part a word plays in its sentence, as far as its form and its neighbours tell: verb, «أن», head of a clause."""

from __future__ import annotations

from functools import cache

from pyarabic.araby import ALEF_MADDA, TEH_MARBUTA, YEH

from khizana.arabic.fold import fold
from khizana.arabic.morphology import lemma_table
from khizana.facts.quotations import speech_verbs as speech
from khizana.facts.word_view import Words

MARKS = '«»“”"'
_PLURAL = 3  # letters of «وا» and the least that a verb has before it
_ALI = fold("علي")


@cache
def _lemma(form: str) -> str | None:
    """Return the lemma that *form* most often has."""
    shares: dict[str, float] = {}
    for _, readings in lemma_table.load().readings(form):
        for lemma, share in readings:
            shares[lemma] = shares.get(lemma, 0.0) + share
    return max(shares, key=lambda lemma: (shares[lemma], lemma)) if shares else None


class Grammar:
    """Answers about the words of one text, by token number; beyond the ends the answer is no."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._verbs = lemma_table.load().verbs

    def verb(self, token: int) -> str | None:
        """Return the key of the verb of which *token* is a form, None where it is hardly one."""
        key = self._words.key(token)
        return _lemma(key) if key in self._verbs or key in speech.FINITE else None

    def is_verb(self, token: int) -> bool:
        """Say whether a finite verb stands at *token*: of the table, of being, or in «وا» as «ملوا»."""
        words = self._words
        key = words.key(token)
        known = key in self._verbs or words.bare(token, speech.VERBS) or (len(key) > _PLURAL and key.endswith("وا"))
        return known and not words.word(token).endswith(TEH_MARBUTA)  # «دخلة» has the key of «دخله»

    def holds_verb(self, inside: range) -> bool:
        """Say whether among the tokens *inside* stands a verb, or «أن», which brings in a clause."""
        return any(self.is_verb(token) or self.is_that(token) for token in inside)

    def is_that(self, token: int) -> bool:
        """Say whether «أن» or the like stands at *token*, «وأن» too; not the «آن» of a name."""
        key = self._words.key(token)
        return (key in speech.THAT or key[1:] in speech.THAT) and not self._words.word(token).startswith(ALEF_MADDA)

    def is_ali(self, token: int) -> bool:
        """Say whether the name «علي» stands at *token*, not «على»: the key has lost the difference."""
        return self._words.key(token) == _ALI and self._words.word(token).endswith(YEH)

    def is_participle(self, token: int) -> bool:
        """Say whether a participle of saying stands at *token*: «مؤكدا», «ومضيفة», «مشددين»."""
        return self._words.bare(token, speech.PARTICIPLES)

    def heads_clause(self, token: int) -> bool:
        """Say whether *token* follows a mark or a word that ends a clause, or is joined by و to what came before."""
        words = self._words
        key = words.key(token)
        joined = key[:1] in ("و", "ف") and key not in speech.FINITE
        return joined or not words.spaced(token) or words.key(token - 1) in speech.CONNECTORS

    def finite(self, token: int, first: int) -> str | None:
        """Return the verb of saying at *token*, without و, if it heads a clause of the sentence that begins at *first*."""
        key = self._words.key(token)
        bare = key[1:] if key[:1] in ("و", "ف") and key not in speech.FINITE else key
        return bare if bare in speech.FINITE and (token == first or self.heads_clause(token)) else None
