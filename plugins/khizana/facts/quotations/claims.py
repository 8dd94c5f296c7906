"""Tell words that somebody said from names, titles, terms and slogans that only stand in quotation marks.

In: the tokens in marks and the verb of saying before them. Speech is brought in by the verb (a colon, «أن», the verb and its
subject right before the marks), or goes on with what is said and holds a predicate of its own. A noun phrase amid a sentence
is a name or a term: «الحركة "شق فلان" طلبت», «بتهمة "…"».
"""

from __future__ import annotations

from collections.abc import Collection

from pyarabic.araby import FATHATAN as TANWIN
from pyarabic.araby import HEH, TEH

from khizana.facts.quotations import speech_verbs as speech
from khizana.facts.quotations.clauses import Verb
from khizana.facts.quotations.grammar import MARKS, Grammar
from khizana.facts.quotations.subjects import Subjects
from khizana.facts.word_view import WordView

_LIST = 12  # tokens of names in quotation marks between a name and the word that says what they name
_RENAMES_REACH = range(2, 6)
_DESCRIBES_REACH = 3
_NAME_WORDS = 3  # as many words in quotation marks are more often a name than speech
_TERM_WORDS = 5  # as many may be a term, which does something: «أن "واجب التحفظ" يفرض»
_CLAUSE_WORDS = 6  # as many with a verb among them are a clause
_FAR = 60  # tokens between a verb and what it brings in
_CLOSING = 4  # code points that closing marks and the comma or stop after them take
_ROOT = 3  # letters; a present has one more
_LONG = 10  # as many are hardly a name


def _with_heh(stem: str) -> str:
    """Return the key of a noun in ة of which the *stem* before a pronoun ends in ت: «مسرحيت» of «مسرحيته»."""
    return stem[:-1] + HEH if stem.endswith(TEH) else stem


class Claims:
    """Answers about the quoted words of one text. *quoted* are the tokens in quotation marks."""

    def __init__(self, words: WordView, grammar: Grammar, subjects: Subjects, quoted: Collection[int]) -> None:
        self._words, self._grammar, self._subjects, self._quoted = words, grammar, subjects, quoted

    # names

    def is_name(self, inside: range) -> bool:
        """Say whether the tokens *inside* marks are a name, a title or a slogan, or end as no words of anybody do."""
        words = self._words
        after_that = self._grammar.is_that(inside.start - 1)
        last, following = inside.stop - 1, words.key(inside.stop)
        if words.key(last) in speech.ENDLESS | speech.SPEECH_NOUNS:
            return True
        if self._grammar.is_participle(last) or self._grammar.is_participle(inside.start):
            return True  # «… معروف "مؤكدا أنه وحيد" الذي …»: the marks stand the wrong way round
        if following in speech.SLOGANS:
            return True
        starts = after_that or self._grammar.is_that(inside.start)
        if len(inside) < _LONG and not starts and any(words.key(i) in speech.SON_OF for i in inside):
            return True
        renames = any(words.key(inside.start - back) in speech.RENAMES for back in _RENAMES_REACH)
        if renames and words.key(inside.start - 1) in speech.TOWARDS:
            return True
        start, end = words.start(inside.start), words.end(inside.stop - 1)
        if any(m.start <= start and m.end >= end for m in self._subjects.between(start - len(MARKS), end)):
            return True
        return self._is_titled(inside)

    def _is_titled(self, inside: range) -> bool:
        """Say whether the word before the marks tells what they name: «برنامج "…"», «صحيفتي "حرييت" و"كرار"», «تصريح ل"…"»."""
        words, before = self._words, inside.start - 1
        limit = before - _LIST
        while before > limit and (words.key(before) == "و" or before in self._quoted):
            before -= 1
        if before < 0:
            return False
        gap = words.text[words.end(before) : words.start(inside.start)]
        return "\n" not in gap and ((words.key(before) == "ل" and len(gap) <= 1) or self._names(before))

    def _names(self, token: int) -> bool:
        """Say whether the word at *token* tells what the marks after it name: «برنامج», «برنامجه»."""
        key = self._words.key(token)
        stems = [key[: -len(end)] for end in speech.OWNED if key.endswith(end)]
        owned = any({stem, _with_heh(stem)} & speech.NAMING for stem in stems)
        return owned or self._words.matches(token, speech.NAMING)

    # speech

    def is_long(self, inside: range) -> bool:
        """Say whether the words *inside* marks are more than a name has."""
        return len(inside) > _NAME_WORDS

    def is_said(self, inside: range, verb: Verb, *, sure: bool) -> bool:
        """Say whether the tokens *inside* marks after a *verb* are what is said; not *sure*: a mark before was not closed."""
        if self._grammar.is_that(inside.start - 1):
            return self._is_claim(inside)
        if not self.is_brought_in(inside, verb) and not (sure and self._has_predicate(inside)):
            return False
        own = len(inside) > 1 and self.is_own(inside.stop)
        return self.is_long(inside) or own or self._does(inside) or self.is_judgement(inside)

    def is_brought_in(self, inside: range, verb: Verb) -> bool:
        """Say whether the marks open what the *verb* brings in: after a colon, «أن», its preposition or its subject."""
        words, before = self._words, inside.start - 1
        if (
            ":" in words.gap_before(inside.start)
            or words.key(before) in speech.SPEECH_NOUNS
            or self._grammar.is_that(before)
        ):
            return True
        if words.key(before) in speech.TOWARDS and before == verb.end:
            return True
        if words.key(before) == "ب" and words.matches(verb.token, speech.DESCRIBING):
            return True
        # whatever stands between verb and marks, what is said has not begun: «قال فلان في تصريح "»
        between = range(verb.end, inside.start)
        begun = len(between) > _FAR or any(map(self._grammar.is_that, (*between, inside.stop, inside.stop + 1)))
        fewest = _NAME_WORDS if words.matches(verb.token, speech.DIRECT) else _TERM_WORDS
        follows = verb.end == inside.start and len(inside) > fewest
        return not begun and (follows or (len(inside) > _NAME_WORDS and self._grammar.holds_verb(inside)))

    def _has_predicate(self, inside: range) -> bool:
        """Say whether the words *inside* marks amid what is said are more than a noun phrase, or called the speaker's own."""
        words, first = self._words, inside.start
        while first < inside.stop - 1 and words.key(first) in speech.PREDICATIVE | speech.CONNECTORS:
            first += 1
        return (
            first > inside.start
            or self._grammar.is_verb(first)
            or self.is_own(inside.stop)
            or (len(inside) >= _CLAUSE_WORDS and self._grammar.holds_verb(inside))
            or len(inside) >= _LONG
            or TANWIN in words.word(inside.start)
            or (len(inside) <= _NAME_WORDS and self.is_judgement(inside) and not self._is_apposed(inside))
            or (len(inside) >= _NAME_WORDS and self._grammar.is_verb(inside.start - 1))
        )

    def _does(self, inside: range) -> bool:
        """Say whether a few words in marks begin with a present: «حلفاؤه "يرفضون الحوار"»."""
        key = self._words.key(inside.start)
        present = key.startswith(("ي", "سي", "ست")) and len(key) > _ROOT
        return len(inside) > 1 and present and self._grammar.is_verb(inside.start)

    def is_judgement(self, inside: range) -> bool:
        """Say whether a few words in marks are a judgement or a claim, «باتت "ضخمة"», not a name, «السائق "أحمد علي"»."""
        words, before = self._words, inside.start - 1
        if words.key(before) in speech.COPULAS and self._ends_clause(inside.stop):
            return True
        if any(words.key(before - back) in speech.DESCRIBING for back in range(_DESCRIBES_REACH)):
            return True
        if len(inside) == 1 or words.key(inside.start) in speech.NAME_STARTS:
            return False
        if words.key(inside.start) in speech.NEGATING and not self._is_definite(before):
            return False  # «إجراءات "غير تعريفية"», not «إن الحركة "غير منزعجة"»
        saying = words.matches(before - 1, speech.FINITE) or self._grammar.is_participle(before - 1)
        return (words.key(before) in speech.TOWARDS and saying) or self._is_phrase(inside)

    def _is_claim(self, inside: range) -> bool:
        """Say whether words in marks after «أن» say something of something, and do not only name it.

        «إن "الشراكة المتماسكة" هي السبيل» and «أن "الوضع مستتب".» do; «إن "خورام بوت" هو أحد المهاجمين»,
        «إن "مارين لوبان" سليلة عائلة» and «أن "واجب التحفظ" يفرض» do not.
        """
        words = self._words
        if len(inside) == 1:
            return self.is_judgement(inside)
        if self._grammar.holds_verb(inside):
            return True
        does = self._grammar.is_verb(inside.stop) or words.key(inside.stop) in speech.NEGATIONS
        if does and len(inside) <= _TERM_WORDS:
            return False
        if self.is_long(inside):
            return True
        definite = [words.key(i).startswith("ال") for i in inside]
        stop = words.end(inside.stop - 1)
        following = words.text[stop : stop + _CLOSING].lstrip(MARKS + " ")[:1]
        complete = definite[0] and following in (".", "،", ",")
        return (
            all(definite) or complete or (words.key(inside.start) not in speech.NAME_STARTS and self._is_phrase(inside))
        )

    def _is_phrase(self, inside: range) -> bool:
        """Say whether among the words *inside* is one that hardly stands in a name: a particle or an indefinite accusative."""
        words = self._words
        said = words.text[words.start(inside.start) : words.end(inside.stop - 1)]
        that = {i for i in inside if words.key(i) in speech.THAT and not self._grammar.is_that(i)}
        particles = [i for i in inside if words.key(i) in speech.PARTICLES and not self._grammar.is_ali(i)]
        return TANWIN in said or any(i not in that for i in particles)

    def _ends_clause(self, token: int) -> bool:
        """Say whether at *token* what came before is complete: «باتت "ضخمة" في الفترة», not «يظل "ماثيو" إعصارا»."""
        words = self._words
        marked = words.gap_before(token).strip(MARKS + " ") != ""
        return marked or words.key(token) in speech.SUBJECT_ENDS or words.key(token).startswith(("و", "ب", "ل"))

    def _is_apposed(self, inside: range) -> bool:
        """Say whether the words *inside* marks only name the noun before: «الحزب "الجمهورية إلى الأمام"»."""
        words = self._words
        pair = (words.key(inside.start - 1), words.key(inside.start))
        return all(key.startswith("ال") and key not in speech.RELATIVES for key in pair)

    def _is_definite(self, token: int) -> bool:
        return self._words.key(token).startswith("ال") or self._words.key(token).endswith("ته")

    # what stands after the marks

    def is_own(self, token: int) -> bool:
        """Say whether at *token* the words before are called the speaker's own: «وفق تعبيره», «على حد قولها»."""
        words = self._words
        at = token + 1 if words.key(token) in speech.TOWARDS else token
        return words.matches(at, speech.ACCORDING) and words.word(at + 1).endswith((HEH, "ها", "هم"))

    def is_hers(self, token: int) -> bool | None:
        """Say whether at *token* the words before are called a woman's, «وفق تعبيرها», or a man's, None if neither."""
        words = self._words
        at = token + (2 if words.key(token) in speech.TOWARDS else 1)
        word = words.word(at)
        return word.endswith("ها") if self.is_own(token) and not word.endswith("هم") else None

    def is_sourced(self, token: int) -> bool:
        """Say whether at *token* another source is named: «حسبما أوضح فلان», «بحسب الوكالة»."""
        words = self._words
        return words.key(token) in speech.SOURCED or (words.matches(token, speech.ACCORDING) and not self.is_own(token))
