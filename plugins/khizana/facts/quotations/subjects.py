"""Find who the subject of a verb of saying is, where the text says so beside the verb.

In: a verb's token. Out: the speaker, or None where it may be somebody else. Arabic news put the subject after its verb and end
it where what is said begins, «قال فلان إن». It stands before its verb in «كان فلان قد قال» and «أما فلان فقد قال», and
after «عن» in «نقلت الوكالة عن فلان قوله».
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from typing import NamedTuple

from pyarabic.araby import HEH, TEH

from khizana.arabic.fold import fold
from khizana.facts.quotations import speech_verbs as speech
from khizana.facts.quotations.grammar import MARKS, Grammar
from khizana.facts.word_view import WordView
from khizana.model import Mention

_WORDS = 8  # of a subject; a longer one is no name and no office
_NAME_WORDS = 3  # as many words in quotation marks are more often a name than speech
_LATER = 20  # tokens between a subject and what is said
_AFAR = 12  # tokens between «كان» or «أما» and the verb of their subject
_OWNED = 3  # letters of a word that may end in ه without «his»: «طه»


class Speaker(NamedTuple):
    """Who speaks: a record's slug, the words for them, the gender of their verb, and where they were named."""

    slug: str | None
    surface: str
    feminine: bool
    token: int
    sentence: int


class Subject(NamedTuple):
    """A subject beside its verb: who it is, None if that is not clear, and the token after its last."""

    speaker: Speaker | None
    end: int


class Subjects:
    """Reads the subjects of one text. *inside* are the tokens in quotation marks."""

    def __init__(self, words: WordView, grammar: Grammar, mentions: Sequence[Mention], inside: Collection[int]) -> None:
        self._words, self._grammar, self._inside = words, grammar, inside
        self._mentions = mentions
        self._starts = [m.start for m in mentions]

    def between(self, start: int, end: int) -> Sequence[Mention]:
        """Return the mentions that begin in text[start:end]."""
        return self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def after(self, verb: int, feminine: bool, sentence: int) -> Subject | None:
        """Return the subject after the finite *verb*; None when no noun stands there: it is who was named before."""
        words, first = self._words, verb + 1
        if words.key(first) in speech.BETWEEN and words.follows_space(first):
            first += 1
        while words.key(first) in speech.TIMES and words.follows_space(first):
            first += 1  # «قال اليوم الأربعاء وزير الداخلية»
        if words.key(first)[:1].isdigit():
            return Subject(None, first)  # «قال 18 % منهم»
        if (end := self._after_marks(first)) is not None:  # «قالت "دي فيلت" إن»
            surface = words.text[words.start(first) : words.end(end - 1)]
            says = {words.key(verb), words.key(verb)[1:]} & speech.SAYING
            return Subject(Speaker(None, surface, feminine, first, sentence) if says else None, end if says else first)
        if not words.follows_space(first) or self._ends(first):
            return None
        end = first
        while end - first < _WORDS and (end == first or not self._ends(end)):
            end += 1
        named = self._after_marks(end)
        if named is not None and words.key(named) in speech.THAT:
            end = named  # «اعتبرت منظمة "هيومن رايتس ووتش" أن»
        return Subject(self._speaker(verb, range(first, end), feminine, sentence), end)

    def before(self, verb: int, feminine: bool, tokens: range, sentence: int) -> Speaker | None:
        """Return the subject that stands before its *verb*: «كان فلان قد قال», «كان فلان قال», «أما فلان فقال»."""
        words = self._words
        last = verb - words.matches(verb - 1, speech.ALREADY)
        then = last < verb or words.key(verb).startswith("ف")
        for at in range(last - 1, max(tokens.start, verb - _AFAR) - 1, -1):
            was = words.matches(at, speech.WAS) and (at == tokens.start or self._grammar.heads_clause(at))
            if was or (then and words.matches(at, speech.CONTRAST)):
                agrees = not was or words.key(at).endswith(TEH) == feminine
                return self._from(at + 1, last, feminine, sentence) if agrees else None
            if self._acts(at):
                return None
        return None

    def cited(self, verb: int, sentence: int) -> Subject | None:
        """Return whom the *verb* «نقلت الوكالة عن فلان قوله» cites."""
        words = self._words
        for at in range(verb + 1, verb + 1 + _WORDS):
            if words.key(at) == fold("عن") and words.follows_space(at):
                end = at + 1
                while end - at <= _WORDS and not self._ends(end):
                    end += 1
                if words.key(end) in speech.SPEECH_NOUNS:
                    speaker = self._from(at + 1, end, words.key(end).endswith("ها"), sentence)
                    return Subject(speaker, end)
                return None
        return None

    def _from(self, first: int, last: int, feminine: bool, sentence: int) -> Speaker | None:
        """Return who is named by the tokens from *first* to where a subject ends, at most to *last*."""
        end = first
        while end < last and not self._ends(end):
            end += 1
        if end == first:
            return None
        start, stop = self._words.start(first), self._words.end(end - 1)
        known = self._known(start, stop)
        slug, surface = (known.entity, known.surface) if known else (None, self._words.text[start:stop])
        return Speaker(slug, surface, feminine, first, sentence)

    def _speaker(self, verb: int, named: range, feminine: bool, sentence: int) -> Speaker | None:
        """Return the speaker whom the tokens *named* after a verb name, None if they name nobody for sure."""
        words = self._words
        start, stop = words.start(named.start), words.end(named.stop - 1)
        known = self._known(start, stop)
        if known:
            return Speaker(known.entity, known.surface, feminine, named.start, sentence)
        if words.key(named.start) in speech.THIS[not feminine] or not self._names_speaker(verb, named):
            return None
        if named.stop - 1 in self._inside and words.text[stop : stop + 1] in tuple(MARKS):
            stop += 1
        surface = words.text[start:stop]
        surface = surface if ")" in surface else surface.partition(" (")[0]
        return Speaker(None, surface, feminine, named.start, sentence)

    def _names_speaker(self, verb: int, named: range) -> bool:
        """Say whether the tokens *named* after a verb name who speaks, not what is said: «أكد أهمية», «أكدت تمسكها»."""
        words, end = self._words, named.stop
        if words.key(named.start) in speech.OBJECTS or len(named) >= _WORDS or self._is_owned(named.start):
            return False
        verbs = {words.key(verb), words.key(verb)[1:]}
        what = words.key(verb - 1) in speech.WHAT
        if what and self._grammar.verb(verb) in speech.CALLING:
            return words.key(named.start).startswith("ال")  # «ما اعتبره الوزير "…"», not «ما اعتبره تبعات "…"»
        if verbs & speech.SAYING or (verbs & speech.FRAMED_TO and words.key(end) in speech.TOWARDS):
            return True
        # «اعتبر الوزير أن», not «اعتبر القرار صائبا» nor «اعتبر الخطة "جيدة"»
        marked = end in self._inside and self._grammar.verb(verb) not in speech.CALLING
        framed = words.key(end) in speech.THAT or marked or words.gap_before(end).strip() == ":"
        return framed or self._says_later(end) if verbs & speech.FRAMED else what

    def _says_later(self, end: int) -> bool:
        """Say whether what is said begins after a few words from token *end* on: «ذكر الناطق الرسمي في تصريح لها أن»."""
        words = self._words
        for at in range(end, end + _LATER):
            if words.key(at) in speech.THAT or words.gap_before(at).strip() == ":":
                return True
            if "." in words.gap_before(at) or self._grammar.is_participle(at) or self._acts(at):
                return False
        return False

    def _acts(self, token: int) -> bool:
        """Say whether a verb of a clause of its own stands at *token*, not of a relative one: «في بيان أصدرته»."""
        return self._grammar.is_verb(token) and not self._words.key(token).endswith((HEH, "ها"))

    def _is_owned(self, token: int) -> bool:
        """Say whether the word at *token* ends in «his» or «her»: hardly a speaker. The key has lost the difference from ة."""
        word = self._words.word(token)
        return word.endswith("ها") or (word.endswith(HEH) and len(word) > _OWNED)

    def _after_marks(self, token: int) -> int | None:
        """Return where a few words in marks at *token* end if they are a subject or a part of it: «إن» or a title follows."""
        words, end = self._words, token
        while end in self._inside and end - token <= _NAME_WORDS:
            end += 1
        if not 0 < end - token <= _NAME_WORDS:
            return None
        goes_on = words.gap_before(end).strip(MARKS + " ") == "" and not words.key(end).startswith(("و", "ف", "ب", "ل"))
        title = goes_on and words.key(end) not in speech.SUBJECT_ENDS
        return end if title or words.key(end) in speech.THAT else None

    def _ends(self, token: int) -> bool:
        """Say whether a phrase that names the speaker ends before *token*."""
        words = self._words
        key = words.key(token)
        if key == fold("من") and words.key(token - 1) in speech.QUANTITIES:
            return False
        return (
            len(key) <= 1  # the end of the text; «وصفه ب "…"»
            or (key in speech.SUBJECT_ENDS and not self._grammar.is_ali(token))
            or self._grammar.is_participle(token)
            or key.startswith(speech.ADDRESSEES)
            or key[:1].isdigit()
            or token in self._inside
            or not (words.follows_space(token) or words.gap_before(token).strip() in ("(", ")", "-"))
        )

    def _known(self, start: int, end: int) -> Mention | None:
        """Return the mention of the speaker in text[start:end], the words after a verb of saying up to what is said."""
        for mention in self.between(start, end):
            if mention.nested:
                continue
            between = self._words.tokens_in(start, mention.start)
            if mention.type == "person" and not any(self._words.key(token) in speech.OTHERS for token in between):
                return mention
            whole = mention.start - start <= 2 and mention.end == end
            if mention.type == "org" and mention.kind != "role" and whole:
                return mention
        return None
